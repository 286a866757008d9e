-- One row for each reader with a copy of this issue who may have been sent what was put right since, and was not told.
--
-- Each earlier issue that carried a wrong revision is walked once; its readers are looked up among this issue's by the
-- primary key. Cross joins keep SQLite to that order; PostgreSQL chooses by its statistics. What is not out is left for a later
-- issue, so that it takes no place. A copy that may still come with its notice counts like one that came.
insert into correction_notice (issue, subscriber, correction, stood_in)
select $1, placed.subscriber, placed.correction, placed.stood_in
from (
  select owed.subscriber, owed.correction, owed.stood_in,
    row_number() over (partition by owed.subscriber order by owed.correction) as place
  from (
    select wrong.subscriber, wrong.correction, min(wrong.issue) as stood_in
    from (
      select d.subscriber, c.id as correction, d.issue
      from correction c cross join issue_edition e cross join issue i cross join delivery d cross join delivery own
      where c.at > $2 and c.at <= $3 and exists (select 1 from released r where r.article = c.article)
        and e.article = c.article and e.revision >= c.first_wrong and e.revision < c.corrected_in
        and i.id = e.issue and i.letter = $4 and i.id <> $1
        and d.issue = i.id and ((d.state = 'handed-over' and d.edition = e.number) or d.doubts > 0)
        and own.issue = $1 and own.subscriber = d.subscriber
      union all
      -- The few who had the letter in another language before.
      select d.subscriber, c.id as correction, d.issue
      from reader_moved m cross join delivery own
        cross join correction c cross join issue_edition e cross join issue i cross join delivery d
      where own.issue = $1 and own.subscriber = m.subscriber
        and c.at > $2 and c.at <= $3 and exists (select 1 from released r where r.article = c.article)
        and e.article = c.article and e.revision >= c.first_wrong and e.revision < c.corrected_in
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
