-- Plain words stand for the latest telling of an act where it is shared, and they are the words
-- that were told; for no other.
select format('story %s: its words are missing, changed or too many', coalesce(l.story_id,
    w.story_id)) as finding
from (
    select distinct on (s.recovery_id) s.story_id, s.share, s.words_hash, k.salt
    from story s
    left join vault_key k on k.key_id = s.key_id
    order by s.recovery_id, s.told_at desc, s.story_id desc) l
full join story_words w on w.story_id = l.story_id
where case
    when l.share is null or l.share = 'fund' or l.salt is null then w.words is not null
    else w.words is null or salted(l.salt, convert_to(w.words, 'UTF8')) <> l.words_hash end;
