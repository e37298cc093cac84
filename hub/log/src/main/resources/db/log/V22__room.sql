-- A trail's row is changed each time the trail grows: with room on its page no index is written.
alter table log_referral set (fillfactor = 50);
