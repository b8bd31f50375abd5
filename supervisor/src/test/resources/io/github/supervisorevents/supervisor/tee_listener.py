"""A listener as people write them: writes down every event and says OK.

tee_listener.py FILE: a line for each event: its name, a tab, its payload with escapes.
"""
import sys

from supervisor import childutils

with open(sys.argv[1], 'a') as out:
    while True:
        headers, payload = childutils.listener.wait(sys.stdin, sys.stdout)
        text = payload.encode('unicode_escape').decode('ascii')
        out.write('%s\t%s\n' % (headers['eventname'], text))
        out.flush()
        childutils.listener.ok(sys.stdout)
