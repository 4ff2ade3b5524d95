"""Runs commands of the AWS CLI, each in a fork of this process: most of what a command costs is importing the CLI.

A line of JSON on stdin starts one: {"id": 1, "args": [...], "env": {...}, "stdout": "/path", "stderr": "/path"}.
A line of JSON on stdout says that it has ended: {"id": 1, "code": 0}. The first line, "ready", comes before all.
"""

import json
import os
import signal
import sys
import traceback

from awscli.clidriver import create_clidriver


def run(job):
    """Runs a command in this process, with files of its own. Returns its exit code."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, path in enumerate([os.devnull, job["stdout"], job["stderr"]]):
        os.dup2(os.open(path, flags if number else os.O_RDONLY, 0o600), number)
    # The CLI has set when it was imported where its models are.
    models = {"AWS_DATA_PATH": os.environ["AWS_DATA_PATH"]}
    os.environ.clear()
    os.environ.update({**job["env"], **models})
    try:
        return create_clidriver().main(job["args"])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


answers = os.dup(1)
os.write(answers, b"ready\n")
# Nobody waits for a fork: it says itself that it has ended.
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in sys.stdin:
    if os.fork() == 0:
        # A command may start programs and wait for them.
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        request = json.loads(line)
        answer = {"id": request["id"], "code": run(request)}
        os.write(answers, (json.dumps(answer) + "\n").encode())
        os._exit(0)
