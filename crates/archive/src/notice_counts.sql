-- How many of those who may have been sent what was wrong in an article were told. Asked by hand.
with recursive via (correction, at, first_wrong, corrected_in) as (
  select c.id, c.at, c.first_wrong, c.corrected_in from correction c where c.article = $1
  union
  select v.correction, v.at, b.first_wrong, b.corrected_in from via v join correction b on b.article = $1
  where b.corrected_in >= v.first_wrong and b.corrected_in < v.corrected_in
)
select heard.correction,
  cast(sum(heard.told) as bigint),
  cast(sum(case when heard.told = 0 and heard.can = 1 then 1 else 0 end) as bigint),
  cast(sum(case when heard.told = 0 and heard.can = 0 then 1 else 0 end) as bigint)
from (
  select wrong.correction,
    case when wrong.at > $2 and wrong.is_out = 1 and s.state = 'confirmed' then 1 else 0 end as can,
    case when exists (
      select 1 from correction_notice n join delivery t on t.issue = n.issue and t.subscriber = n.subscriber
        join issue_edition x on x.issue = n.issue and x.article = $1
      where n.correction = wrong.correction and n.subscriber = wrong.subscriber
        and ((t.state = 'handed-over' and t.edition = x.number) or t.doubts > 0)
    ) then 1 else 0 end as told
  from (
    select distinct v.correction, v.at, d.subscriber,
      case when exists (select 1 from released r where r.article = $1) then 1 else 0 end as is_out
    from via v join issue_edition e on e.article = $1 and e.revision >= v.first_wrong and e.revision < v.corrected_in
    join delivery d on d.issue = e.issue
      and ((d.state = 'handed-over' and d.edition = e.number) or d.doubts > 0)
  ) as wrong join subscriber s on s.id = wrong.subscriber
) as heard
group by heard.correction order by heard.correction
