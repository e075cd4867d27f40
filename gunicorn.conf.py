"""How gunicorn serves WikiMind. PORT and WEB_CONCURRENCY are read from the environment."""

import os

bind = f"0.0.0.0:{os.environ.get('PORT') or 7842}"
wsgi_app = "wikimind:create_app()"

# Requests wait for the database and the disk more than they compute; a stream holds a thread.
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or min(4, 2 * (os.cpu_count() or 1)))
threads = 8

# A worker that drains finishes what it has; longer than the slowest upload of a chunk.
timeout = 120
graceful_timeout = 30
keepalive = 5

# Recycled now and then, at different times, so that a leak in a library never grows.
max_requests = 2000
max_requests_jitter = 400

# The heartbeat file must not lie on a slow disk, and the image is read-only.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
accesslog = "-"
