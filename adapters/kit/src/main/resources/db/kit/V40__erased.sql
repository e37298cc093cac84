-- Content is kept only until it is taken over: then the sealed parts are erased, and the signed
-- cover, which holds codes, is what is left of them.
alter table inbox add column erased_at timestamptz;
