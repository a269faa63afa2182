-- A manager's day told how many acts are kept to the fund, so that each spend showed as it came.
drop function if exists kept_acts();
