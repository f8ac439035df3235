"""Somebody with an account at the hub, who does over HTTP what a browser does for them."""

from __future__ import annotations

import json
import time
import uuid
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import httpx2
import websocket

if TYPE_CHECKING:
    from tests.hub.running_hub import RunningHub

SECONDS = 120
LESSON_2 = "nl/02-de-ladder.ipynb"


class Person:
    """Logs in when made; a context manager that closes its connections.

    Attributes:
        token: The person's own token for the hub and for their server.
    """

    def __init__(self, hub: RunningHub, name: str) -> None:
        self.name = name
        self.address = f"{hub.address}/user/{name}"
        self._hub = hub
        self._web = httpx2.Client(follow_redirects=True, timeout=SECONDS)
        self._web.get(f"{hub.address}/hub/login")
        answer = self._web.post(
            f"{hub.address}/hub/login",
            params={"next": "/hub/token"},
            data={"username": name, "password": hub.password, "_xsrf": self._xsrf()},
        )
        if urlsplit(str(answer.url)).path != "/hub/token":
            self._web.close()
            raise PermissionError(f"{name} cannot log in: {answer.status_code} {answer.url}")
        answer = self._web.post(
            f"{hub.address}/hub/api/users/{name}/tokens",
            headers={"X-XSRFToken": self._xsrf()},
            json={},
        )
        answer.raise_for_status()
        self.token: str = answer.json()["token"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._web.close()

    @property
    def running(self) -> bool:
        """Whether the person's server runs and answers."""
        return bool(self.ask("GET", f"/hub/api/users/{self.name}").json().get("server"))

    def start(self) -> None:
        """Start the person's server; returns when it answers."""
        self.ask("POST", f"/hub/api/users/{self.name}/server", {})
        self._until(lambda: self.running, "start")

    def stop(self) -> None:
        """Stop it; returns when it is gone."""
        self.ask("DELETE", f"/hub/api/users/{self.name}/server")
        self.until_stopped()

    def until_stopped(self) -> None:
        """Wait until the person's server is gone, whoever stops it."""
        address = f"/hub/api/users/{self.name}"
        self._until(lambda: not self.ask("GET", address).json()["servers"], "stop")

    def ask(self, method: str, path: str, body: object = None) -> httpx2.Response:
        """Ask the hub or a server; an answer that is no success raises."""
        answer = self._web.request(
            method,
            f"{self._hub.address}{path}",
            headers={"Authorization": f"token {self.token}"},
            **({} if body is None else {"json": body}),
        )
        answer.raise_for_status()
        return answer

    def read(self, path: str) -> str:
        """A file on the person's server, as JupyterLab opens it."""
        answer = self.ask(
            "GET", f"/user/{self.name}/api/contents/{path}?type=file&format=text&content=1"
        )
        return str(answer.json()["content"])

    def write(self, path: str, text: str) -> None:
        """Put a file on the person's server."""
        file = {"type": "file", "format": "text", "content": text}
        self.ask("PUT", f"/user/{self.name}/api/contents/{path}", file)

    def answers(self) -> dict[str, Any]:
        """What the person's passport holds, by activity."""
        return {
            key: entry["answer"]
            for key, entry in json.loads(self.read("paspoort.json"))["answers"].items()
        }

    def open(self, notebook: str = LESSON_2) -> Kernel:
        """Start a kernel for a notebook, as opening it does."""
        session = {"path": notebook, "type": "notebook", "name": notebook}
        answer = self.ask(
            "POST",
            f"/user/{self.name}/api/sessions",
            {**session, "kernel": {"name": "python3"}},
        )
        return Kernel(self, answer.json()["kernel"]["id"])

    def run_lesson(self, notebook: str = LESSON_2) -> Kernel:
        """Open a lesson and run all its cells, as Start does."""
        kernel = self.open(notebook)
        self.run_cells(kernel, notebook)
        return kernel

    def run_cells(self, kernel: Kernel, notebook: str = LESSON_2) -> None:
        """Run all cells of a notebook in a kernel."""
        for cell in json.loads(self.read(notebook))["cells"]:
            if cell["cell_type"] == "code":
                kernel.run("".join(cell["source"]))

    def _xsrf(self) -> str:
        return next(
            str(cookie.value)
            for cookie in self._web.cookies.jar
            if cookie.name == "_xsrf" and cookie.path.startswith("/hub")
        )

    def _until(self, condition: Any, what: str) -> None:
        end = time.monotonic() + SECONDS
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(f"{self.name}'s server did not {what}:\n{self._hub.log()}")
            time.sleep(0.1)


class Kernel:
    """A kernel on somebody's server, talked to as a browser does; ends with the block."""

    def __init__(self, person: Person, key: str) -> None:
        self._person = person
        self._key = key
        self._socket = websocket.create_connection(
            f"ws{person.address.removeprefix('http')}/api/kernels/{key}/channels",
            header=[f"Authorization: token {person.token}"],
            timeout=SECONDS,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        self._person.ask("DELETE", f"/user/{self._person.name}/api/kernels/{self._key}")

    def run(self, code: str) -> str:
        """Run code and return what it printed.

        Raises:
            AssertionError: If it failed; with the kernel's traceback.
        """
        asked = self.ask(code)
        printed = []
        while True:
            message = self.next_message(asked)
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])
            if message["msg_type"] == "error":
                raise AssertionError("\n".join(message["content"]["traceback"]))
            if message["content"].get("execution_state") == "idle":
                return "".join(printed)

    def ask(self, code: str) -> str:
        """Have code run, and return by what its messages are known."""
        key = uuid.uuid4().hex
        header = {"msg_id": key, "msg_type": "execute_request", "session": "test", "date": ""}
        self._socket.send(
            json.dumps(
                {
                    "channel": "shell",
                    "header": {**header, "username": "", "version": "5.3"},
                    "parent_header": {},
                    "metadata": {},
                    "content": {"code": code, "silent": False, "store_history": True},
                    "buffers": [],
                }
            )
        )
        return key

    def next_message(self, asked: str) -> dict[str, Any]:
        """The next message that answers what was asked."""
        while True:
            data = self._socket.recv()
            message = json.loads(data) if isinstance(data, str) else {}
            if message.get("parent_header", {}).get("msg_id") == asked:
                return dict(message)
