"""Two who talk over TCP in ways that curl has no option for: `talkers.py serve|ask multipath|fastopen ADDRESS PORT`."""
import socket
import sys
import time

MPTCP = 262
FASTOPEN = 23

role, way, address, port = sys.argv[1:]
peer = (address, int(port))
sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, MPTCP if way == "multipath" else 0)
if role == "serve":
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(peer)
    if way == "fastopen":
        sock.setsockopt(socket.IPPROTO_TCP, FASTOPEN, 5)
    sock.listen()
    while True:
        connection, _ = sock.accept()
        while received := connection.recv(4096):
            connection.sendall(received)
        connection.close()
elif way == "fastopen":
    sock.sendto(b"hello", socket.MSG_FASTOPEN, peer)
    sock.recv(100)
else:
    sock.connect(peer)
    for _ in range(4):
        sock.sendall(b"x" * 300)
        sock.recv(4096)
        time.sleep(0.2)
sock.close()
