from .build import Build as Build
from .push import Push as Push
from .webhook_payload import WebhookPayload as WebhookPayload
