-- A variant has its picture from the moment it is stored: one that was not delivered in the end goes after a day.
create index variant_left on studio.variant (finished_at) where picture is not null and state in ('FAILED', 'CANCELLED');
