from .user_created import UserCreated as UserCreated
from .user_created import UserCreatedType as UserCreatedType
from .user_deleted_payload import UserDeletedPayload as UserDeletedPayload
from .user_deleted_payload import UserDeletedPayloadType as UserDeletedPayloadType
from .webhook_payload import WebhookPayload as WebhookPayload
