"""A figure, table or formula of a PDF as a picture: what of its page the claim with its caption is about."""

from collections.abc import Iterator
from dataclasses import astuple

from flask import Response, make_response, request
