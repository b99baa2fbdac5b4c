-- When a case was erased: its people can't be named any more from then on, so they need not be there.
alter table pip_case alter column employee_id drop not null;
alter table pip_case alter column requester_id drop not null;
alter table pip_case alter column manager_id drop not null;
alter table pip_case add column erased_on date;
-- since when counsel holds the case, for lists; what counts is the newest LEGAL_HOLD entry
alter table pip_case add column held_on date;

-- closed cases in the order in which they are looked at
create index pip_case_closed on pip_case (closed_on, id);
