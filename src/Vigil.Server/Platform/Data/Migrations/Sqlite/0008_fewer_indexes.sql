-- Written anew with every message, and neither is needed to read: a customer's cases are found by the key that is unique with the customer,
-- and the public entries after a number by the number in the staff timeline, which is never smaller.
drop index entries_public;
drop index cases_of_customer;
