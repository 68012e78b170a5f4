-- Who has moved the case by themselves out of a colleague's hands or out of what was over (docs/decisions/0038).
alter table cases add column pulled_by text;

-- Who has put it into its present line by hand (docs/decisions/0045).
alter table cases add column lane_by text;
