"""A headless Chromium that obeys the DevTools protocol over a pipe, so that no port is open by
which a page could reach the protocol itself."""

import collections
import json
import os
import subprocess
import threading
import time

PROGRAM = "/usr/bin/chromium"
SECONDS_MAX = 60

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--remote-debugging-pipe",
    # The server has to fend for itself in browsers that let every page reach this machine.
    # Frames stay in the process of their page, or DevTools misses what they send when it is slow.
    "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,"
    "IsolateSandboxedIframes,IsolateOrigins,site-per-process",
    "--disable-site-isolation-trials",
]

# Where the browser waits for a word of ours when it is told to (Fetch.enable), and the word.
PAUSES = {"Fetch.requestPaused": ("Fetch.continueRequest", {}),
          "Fetch.authRequired": ("Fetch.continueWithAuth",
                                 {"authChallengeResponse": {"response": "CancelAuth"}})}

# A request as it went over the wire, and what became of it. `status` is None without an answer.
Sent = collections.namedtuple("Sent", "fields status")


class Chromium:
    """`with Chromium(profile) as browser:`; `profile` is a new empty folder."""

    def __init__(self, profile, *flags):
        to_read, self._commands = os.pipe()
        self._answers, to_write = os.pipe()
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec 3<&{to_read} 4>&{to_write} "$@"', "chromium",
             PROGRAM, *FLAGS, *flags, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(to_read, to_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self._changed = threading.Condition()
        self._ids = 0
        self._results, self._sessions, self._events = {}, {}, []
        threading.Thread(target=self._read, daemon=True).start()
        self.call("Target.setAutoAttach", **self._follow_all())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._send("Browser.close")
        try:
            self.process.wait(SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self.process.kill()

    @staticmethod
    def _follow_all():
        return {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}

    def _send(self, method, session=None, **parameters):
        with self._changed:
            self._ids += 1
            message = {"id": self._ids, "method": method, "params": parameters}
            if session is not None:
                message["sessionId"] = session
            data = json.dumps(message).encode() + b"\0"
            while data:
                data = data[os.write(self._commands, data):]
            return self._ids

    def call(self, method, session=None, **parameters):
        """The result of a command; RuntimeError when the browser refuses it."""
        number = self._send(method, session, **parameters)
        answer = self.wait_for(lambda: self._results.pop(number, None), method)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def wait_for(self, find, what="the browser"):
        """What `find` gives as soon as that is true; TimeoutError when it does not become so."""
        deadline = time.monotonic() + SECONDS_MAX
        with self._changed:
            while not (found := find()):
                left = deadline - time.monotonic()
                if left < 0:
                    raise TimeoutError(f"waited in vain for {what}")
                self._changed.wait(left)
            return found

    def _read(self):
        data = b""
        while part := os.read(self._answers, 1 << 20):
            *messages, data = (data + part).split(b"\0")
            for message in messages:
                self._take(json.loads(message))

    def _take(self, message):
        if message.get("method") == "Target.attachedToTarget":
            self._follow(message["params"])
        elif message.get("method") in PAUSES:
            method, more = PAUSES[message["method"]]
            self._send(method, message["sessionId"],
                       requestId=message["params"]["requestId"], **more)
        with self._changed:
            if "id" in message:
                self._results[message["id"]] = message
            else:
                self._events.append(message)
            self._changed.notify_all()

    def _follow(self, attached):
        session, target = attached["sessionId"], attached["targetInfo"]
        self._send("Network.enable", session)
        self._send("Page.enable", session)
        self._send("Target.setAutoAttach", session, **self._follow_all())
        self._send("Runtime.runIfWaitingForDebugger", session)
        with self._changed:
            self._sessions[target["targetId"]] = session

    def new_page(self, url):
        """A page in a profile of its own, as a private window has."""
        context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url=url, browserContextId=context)["targetId"]
        session = self.wait_for(lambda: self._sessions.get(target), "the page")
        return Page(self, target, session, context)

    def events(self, method, session=None):
        return [event["params"] for event in list(self._events)
                if event["method"] == method and session in (None, event.get("sessionId"))]

    def forget(self):
        with self._changed:
            self._events.clear()

    def _statuses(self):
        """Those of each request; a redirected one goes on under the same id."""
        found = collections.defaultdict(list)
        for event in self.events("Network.responseReceivedExtraInfo"):
            found[event["requestId"]].append(event["statusCode"])
        for event in self.events("Network.webSocketFrameError"):
            found[event["requestId"]].append(int(event["errorMessage"].rsplit(": ", 1)[1]))
        return found

    def sent(self, host):
        """The requests that went to this host and port, in order, each with its status."""
        statuses, found = self._statuses(), []
        for event in (self.events("Network.requestWillBeSentExtraInfo")
                      + self.events("Network.webSocketWillSendHandshakeRequest")):
            fields = event.get("headers") or event["request"]["headers"]
            answers = statuses[event["requestId"]]
            status = answers.pop(0) if answers else None
            if fields.get("Host") == host:
                found.append(Sent(fields, status))
        return found


class Page:
    def __init__(self, browser, target, session, context):
        self.browser, self.target, self.session, self.context = browser, target, session, context

    def close(self):
        self.browser.call("Target.disposeBrowserContext", browserContextId=self.context)

    def run(self, script):
        """The value of a JavaScript expression, awaited, as if the user had just clicked."""
        result = self.browser.call(
            "Runtime.evaluate", self.session, expression=script, awaitPromise=True,
            returnByValue=True, userGesture=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{script}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def wait_until_loaded(self, url):
        """Waits until this page, and no other, has been loaded."""
        deadline = time.monotonic() + SECONDS_MAX
        while True:
            try:
                if self.run("document.readyState == 'complete' && location.href") == url:
                    return self
            except RuntimeError:  # it is between two pages
                pass
            if time.monotonic() > deadline:
                raise TimeoutError(f"{url} was not loaded")
