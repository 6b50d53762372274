"""A real HTTP server on this machine that answers as the agencies' documentation says they do."""

import hashlib
import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass
class Question:
    """What was asked: method, path, parameters, JSON of the body, headers."""

    method: str
    path: str
    params: dict[str, list[str]]
    body: Any
    headers: dict[str, str]


@dataclass
class Answer:
    """What is answered; `promised` is the length in the header where it is not the true one."""

    body: Any
    status: int = 200
    kind: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None

    @property
    def content(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        return text.encode()


@dataclass
class Fault:
    """An answer that comes instead of the right one, so many times."""

    path: str
    answer: Answer
    times: int


class Server:
    """Answers at `address`, remembers what was asked, and makes the faults it is told to."""

    def __init__(self, answer: Callable[[Question], Answer]):
        self.answer, self.questions, self.faults = answer, [], []
        self.date = None
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._http.owner = self
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self.at_work = self.most_at_work = 0

    def __enter__(self) -> "Server":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def fail(self, path: str = "", times: int = 1, **answer: Any) -> None:
        """Answer questions whose path matches with something else, `times` times."""
        self.faults.append(Fault(path, Answer(**{"body": "", **answer}), times))

    def asked(self, path: str) -> list[Question]:
        return [each for each in self.questions if re.search(path, each.path)]

    def respond(self, question: Question) -> Answer:
        self.questions.append(question)
        for fault in self.faults:
            if fault.times and re.search(fault.path, question.path):
                fault.times -= 1
                return fault.answer
        return self.answer(question)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet

    def do_GET(self) -> None:
        self._serve(None)

    def do_POST(self) -> None:
        self._serve(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _serve(self, body: Any) -> None:
        server = self.server.owner
        server.at_work += 1
        server.most_at_work = max(server.most_at_work, server.at_work)
        parts = urlsplit(self.path)
        params = parse_qs(parts.query, keep_blank_values=True)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Question(self.command, unquote(parts.path), params, body, headers)
        answer = server.respond(asked)
        server.at_work -= 1
        self._send(answer, asked)

    def _send(self, answer: Answer, asked: Question) -> None:
        content = answer.content
        tag = f'"{hashlib.sha256(content).hexdigest()[:12]}"'
        cached = answer.status == 200 and asked.method == "GET"
        if cached and asked.headers.get("if-none-match") == tag:
            answer, content = Answer("", 304), b""
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(answer.promised or len(content)))
        if cached:
            self.send_header("ETag", tag)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        if answer.promised:
            self.close_connection = True

    def date_time_string(self, timestamp: float | None = None) -> str:
        return self.server.owner.date or super().date_time_string(timestamp)

    def log_message(self, *_arguments: object) -> None:
        pass
