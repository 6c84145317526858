"""The web server of somebody who wants to get at Glueprint through a visitor's browser."""

import http.server
import pathlib
import ssl
import threading
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
PAGE = b"""<!doctype html><title>A harmless page</title>
<link rel=icon href=data:,><body><script type=module>
import * as attacks from "/attacks.mjs";
window.attacks = attacks;
</script>"""
SCRIPTS = ("attacks.mjs", "service_worker.mjs")


class Visit(http.server.BaseHTTPRequestHandler):
    def answer(self):
        url = urllib.parse.urlsplit(self.path)
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if url.path == "/redirect":
            query = dict(urllib.parse.parse_qsl(url.query))
            self.send_response(int(query["status"]))
            self.send_header("Location", query["to"])
            body = b""
        elif url.path == "/password":
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="here"')
            body = b"A password is wanted."
        else:
            name = url.path.removeprefix("/")
            body = (HERE / name).read_bytes() if name in SCRIPTS else PAGE
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript" if name in SCRIPTS else "text/html")
        # The attacker lets anybody read what it serves: redirects must not be stopped by that.
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Access-Control-Allow-Methods", "*")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = answer

    def log_message(self, *_):
        """Is quiet."""


class Attacker:
    """Serves on a port of its own until `stop`. `certificate` is a pair of files, for TLS."""

    def __init__(self, name="attacker.example", address="127.0.0.1", certificate=None):
        self._server = http.server.ThreadingHTTPServer((address, 0), Visit)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.origin = f"{'https' if certificate else 'http'}://{name}:{self.port}"
        self.url = f"{self.origin}/"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def redirect(self, status, target):
        query = urllib.parse.urlencode({"status": status, "to": target})
        return f"{self.url}redirect?{query}"
