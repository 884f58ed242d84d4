-- Each document's versions follow each other: within one life without a hole, between two lives with one, never one
-- over the other, and the last one alone may be open.
select id || ' from ' || from_position || case
    when to_position is not null and to_position <= from_position then ' ends before it begins'
    when from_position < born then ' holds before it was born'
    when to_position is null and next_from is not null then ' is open, and another version begins at ' || next_from
    when next_from < to_position then ' overlaps the version from ' || next_from
    when next_born = born then ' leaves a hole up to ' || next_from
    else ' begins a life that was born at ' || born end
from (
  select id, born, from_position, to_position,
    lead(from_position) over w as next_from, lead(born) over w as next_born, lag(born) over w as former_born
  from newsroom.kept_{name}
  window w as (partition by id order by from_position)) k
where to_position <= from_position
  or from_position < born
  or (to_position is null and next_from is not null)
  or next_from < to_position
  or (next_born = born and next_from > to_position)
  or (former_born is distinct from born and from_position <> born)
order by id, from_position
