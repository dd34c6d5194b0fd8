"""Starts and stops the sandbox."""

import errno
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn

from .app import DESK_TOKEN, application
from .faulty import Breakable
from .options import SandboxOptions
from .place import Place

__all__ = ["Running", "SandboxOptions", "running", "serve"]
HOST = "127.0.0.1"
BUSY = """Port {port} sedang dipakai. Coba --port 0 (port bebas mana pun), atau hentikan program yang memakainya.
Port {port} is in use. Try --port 0 (any free port), or stop the program that uses it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A sandbox that accepts connections."""

    url: str
    place: Place


@contextmanager
def running(options: SandboxOptions) -> Iterator[Running]:
    """Runs a sandbox in a thread until the block ends; raises OSError when the port is taken."""
    # Named TCP, because asyncio sends at once (TCP_NODELAY) only on sockets that say so: else 40 ms a request are lost.
    with socket.socket(proto=socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, options.port))
        url = f"http://{HOST}:{listener.getsockname()[1]}"
        place = Place(options, url)
        config = uvicorn.Config(  # the application dates its answers itself
            application(place),
            http=Breakable,
            ws="none",
            log_level="warning",
            lifespan="off",
            server_header=False,
            date_header=False,
        )
        server = uvicorn.Server(config)
        listener.listen(128)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="sandbox", daemon=True)
        thread.start()
        saving = Saving(place)
        try:
            yield Running(url=url, place=place)
        finally:
            saving.end()
            place.stop()
            server.should_exit = True
            thread.join()


class Saving:
    """Saves changes twice a second, so that even a killed sandbox loses little."""

    def __init__(self, place: Place) -> None:
        """Begins, where there is a file to save to."""
        self._place, self._over = place, threading.Event()
        self._thread = threading.Thread(target=self._save, name="saving", daemon=True)
        if place.options.data:
            self._thread.start()

    def end(self) -> None:
        """Ends it."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _save(self) -> None:
        while not self._over.wait(0.5):
            self._place.save()


def serve(options: SandboxOptions) -> int:
    """Runs a sandbox until SIGTERM or SIGINT; 1 when the port is taken."""
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    try:
        with running(options) as sandbox:
            print(f"listening on {sandbox.url}", flush=True)
            print(f"token milik meja / the desk's own token: {DESK_TOKEN}", flush=True)
            over.wait()
    except OSError as error:
        print(BUSY.format(port=options.port) if error.errno == errno.EADDRINUSE else str(error), file=sys.stderr)
        return 1
    return 0
