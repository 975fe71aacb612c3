"""Run by Debian's own Python, which has LibreOffice's bridge: writes cells, saves as XLSX.

``edit_in_libreoffice.py SOCKET FILE OUT`` reads lines "sheet<TAB>cell<TAB>text or number" from
standard input, as a person would type them; a line that begins with # is none.
"""

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def option(name: str, value: object) -> PropertyValue:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop(pipe: str) -> object:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _attempt in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            manager = context.ServiceManager
            return manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


def main(pipe: str, source: str, target: str) -> None:
    office = desktop(pipe)
    hidden = (option("Hidden", True),)
    book = office.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, hidden)
    try:
        for line in sys.stdin.read().splitlines():
            sheet, address, content = line.split("\t")
            cell = book.Sheets.getByName(sheet).getCellRangeByName(address)
            if content.isdigit():
                cell.setValue(int(content))
            else:
                cell.setString(content.replace("\\n", "\n"))
        kind = option("FilterName", "Calc MS Excel 2007 XML")
        book.storeToURL(Path(target).as_uri(), (kind,))
    finally:
        book.close(True)
        try:
            office.terminate()
        except Exception:  # it is gone before it can answer
            return


main(*sys.argv[1:])
