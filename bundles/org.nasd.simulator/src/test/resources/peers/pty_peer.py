"""Types the password "secret" and a line into a program on a terminal, prints what it shows, and leaves."""
import os
import pty
import select
import sys
import time

line, prompt, command = sys.argv[1], sys.argv[2], sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
shown = b""


def until(text):
    global shown
    end = time.monotonic() + 20
    while text.encode() not in shown:
        if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
            sys.exit("waited in vain for %r in %r" % (text, shown))
        shown += os.read(terminal, 4096)
    before, shown = shown.split(text.encode(), 1)
    return before.decode(errors="replace")


def type_line(text):
    os.write(terminal, text.encode() + b"\r")


until("assword: ")
type_line("secret")
until(prompt)
type_line(line)
print(until(prompt))
type_line("exit")
while True:
    try:
        if not os.read(terminal, 4096):
            break
    except OSError:
        break
os.waitpid(pid, 0)
