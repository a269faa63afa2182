-- What managers are told in sums is told once and stays; its functions take other parameters now.
drop function if exists outcome_mix(integer);
drop function if exists outcome_year();
drop function if exists outcome_cost();
drop function if exists cause_counts();
drop function if exists outcome_mix_at(bigint, date, integer);
drop function if exists outcome_year_at(bigint, date);
drop function if exists outcome_cost_at(bigint, date);
drop function if exists cause_counts_at(bigint, date);
drop function if exists told_year(bigint, date);
drop function if exists told_spans(bigint, date);
drop function if exists counted_acts(bigint, date, date);
drop function if exists band_enough(bigint[], uuid[], boolean[], bigint, bigint);
drop function if exists suppressed_cells(text[], uuid[]);
drop function if exists enough_people(bigint);
