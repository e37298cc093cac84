-- What waits unreleased is looked for by the clock.
create index event_track_held on event_track (referral) where held;
