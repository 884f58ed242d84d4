-- Marked; Wolverine makes them messages again, their attempts counted from nought. By id ($1) or of a type ($2), or all.
update wolverine.wolverine_dead_letters set replayable = true
where not coalesce(replayable, false) and ($1::uuid is null or id = $1) and ($2::text is null or message_type = $2)
