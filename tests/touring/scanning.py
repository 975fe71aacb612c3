"""The headers of a visitor's telephone that opens the code of a stand."""

PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)
CAMERA = {
    "user-agent": PHONE,
    "sec-fetch-site": "none",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
}
# As Chromium's service worker passes the same on.
IN_WORKER = CAMERA | {"sec-fetch-site": "same-origin", "sec-fetch-dest": "empty"}
