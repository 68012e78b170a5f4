-- The list of what is done, for an agent who may see some of it only: by queue and by agent, the newest first. Written when a case is done and when it goes on again.
create index cases_done_of_queue on cases (queue, updated_at) where status = 'resolved';
create index cases_done_of_agent on cases (agent_id, updated_at) where status = 'resolved';
