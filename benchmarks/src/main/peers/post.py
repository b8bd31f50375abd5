"""The usual Python notifier: posts each event with urllib, then says OK.

ENDPOINT is the URL; an event whose request fails is reported on stderr and answered OK, as such
scripts do.
"""
import json
import os
import sys
import urllib.request

from supervisor import childutils


def main():
    url = os.environ['ENDPOINT']
    while True:
        headers, payload = childutils.listener.wait(sys.stdin, sys.stdout)
        if headers['eventname'].startswith('PROCESS_STATE'):
            body = dict(headers)
            body.update(childutils.get_headers(payload))
            request = urllib.request.Request(
                url, json.dumps(body).encode(), {'Content-Type': 'application/json'})
            try:
                urllib.request.urlopen(request, timeout=15).read()
            except Exception as error:
                sys.stderr.write('lost: %s %s\n' % (headers['serial'], error))
                sys.stderr.flush()
        childutils.listener.ok(sys.stdout)


if __name__ == '__main__':
    main()
