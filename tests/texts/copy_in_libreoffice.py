"""Run by Debian's own Python, which has LibreOffice's bridge: what Writer copies, as HTML.

``copy_in_libreoffice.py SOCKET FILE`` opens the file, selects all of it and prints the HTML that
Writer puts on the clipboard.
"""

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.datatransfer import DataFlavor


def office(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _attempt in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


def main(pipe, source):
    context = office(pipe)
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    text = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (hidden,))
    try:
        controller = text.getCurrentController()
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        dispatcher.executeDispatch(controller.getFrame(), ".uno:SelectAll", "", 0, ())
        copied = controller.getTransferable()
        wanted = next(
            flavor for flavor in copied.getTransferDataFlavors() if "text/html" in flavor.MimeType
        )
        made = DataFlavor()
        made.MimeType = wanted.MimeType
        made.HumanPresentableName = wanted.HumanPresentableName
        made.DataType = wanted.DataType
        data = copied.getTransferData(made)
        sys.stdout.buffer.write(data.value if hasattr(data, "value") else data.encode())
    finally:
        text.close(True)
        try:
            desktop.terminate()
        except Exception:  # it is gone before it can answer
            return


main(*sys.argv[1:])
