-- The reports that are retracted at a position ($1).
select w.id
from newsroom.kept_report_words w
where w.words @@ '''=state:retracted'''::tsquery and w.from_position <= $1 and (w.to_position is null or w.to_position > $1)
