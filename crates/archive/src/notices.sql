-- One row for each reader with a copy of this issue who may have been sent what was put right since, and was not told.
--
-- Each earlier issue that carried a wrong revision is walked once; its readers are looked up among this issue's by the
-- primary key. Cross joins keep SQLite to that order; PostgreSQL chooses by its statistics. What is not out is left for a later
-- issue, so that it takes no place. A copy that may still come with its notice counts like one that came.
with recursive via (correction, article, first_wrong, corrected_in, is_itself) as (
  select c.id, c.article, c.first_wrong, c.corrected_in, 1 from correction c
  where c.at > $2 and c.at <= $3 and exists (select 1 from released r where r.article = c.article)
  union
  -- Whoever is told of a correction that was wrong itself is told of what puts that right.
  select v.correction, v.article, b.first_wrong, b.corrected_in, 0 from via v join correction b on b.article = v.article
  where b.corrected_in >= v.first_wrong and b.corrected_in < v.corrected_in
)
insert into correction_notice (issue, subscriber, correction, stood_in)
select $1, placed.subscriber, placed.correction, placed.stood_in
from (
  select owed.subscriber, owed.correction, owed.stood_in,
    row_number() over (partition by owed.subscriber order by owed.correction) as place
  from (
    select wrong.subscriber, wrong.correction,
      coalesce(min(case when wrong.is_itself = 1 then wrong.issue end), min(wrong.issue)) as stood_in
    from (
      select d.subscriber, v.correction, d.issue, v.is_itself
      from via v cross join issue_edition e cross join issue i cross join delivery d cross join delivery own
      where e.article = v.article and e.revision >= v.first_wrong and e.revision < v.corrected_in
        and i.id = e.issue and i.letter = $4 and i.id <> $1
        and d.issue = i.id and ((d.state = 'handed-over' and d.edition = e.number) or d.doubts > 0)
        and own.issue = $1 and own.subscriber = d.subscriber
      union all
      -- The few who had the letter in another language before.
      select d.subscriber, v.correction, d.issue, v.is_itself
      from reader_moved m cross join delivery own
        cross join via v cross join issue_edition e cross join issue i cross join delivery d
      where own.issue = $1 and own.subscriber = m.subscriber
        and e.article = v.article and e.revision >= v.first_wrong and e.revision < v.corrected_in
        and i.id = e.issue and i.letter <> $4
        and d.issue = i.id and d.subscriber = m.subscriber
        and ((d.state = 'handed-over' and d.edition = e.number) or d.doubts > 0)
    ) as wrong
    group by wrong.subscriber, wrong.correction
  ) as owed
  where not exists (
    select 1 from correction_notice n join delivery t on t.issue = n.issue and t.subscriber = n.subscriber
    where n.correction = owed.correction and n.subscriber = owed.subscriber
      and (t.state in ('planned', 'claimed', 'in-doubt') or exists (
        select 1 from correction k join issue_edition s on s.article = k.article
        where k.id = n.correction and s.issue = n.issue
          and ((t.state = 'handed-over' and t.edition = s.number) or t.doubts > 0)))
  )
) as placed
where placed.place <= $5
order by placed.subscriber, placed.correction
