"""A process in which two threads load the typesetter at once. Prints whether Python's search for
libraries is afterwards what it was."""

import ctypes.util
from threading import Barrier, Thread

from projects.printing.pdf import typesetter

if __name__ == "__main__":
    before, together = ctypes.util.find_library, Barrier(2)

    def load() -> None:
        together.wait()
        typesetter()

    threads = [Thread(target=load) for _print in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(ctypes.util.find_library is before)
