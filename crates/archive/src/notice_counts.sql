-- How many of those who may have been sent what was wrong in an article were told. Asked by hand.
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
    select distinct c.id as correction, c.at, d.subscriber,
      case when exists (select 1 from released r where r.article = c.article) then 1 else 0 end as is_out
    from correction c join issue_edition e on e.article = c.article
      and e.revision >= c.first_wrong and e.revision < c.corrected_in
    join delivery d on d.issue = e.issue
      and ((d.state = 'handed-over' and d.edition = e.number) or d.doubts > 0)
    where c.article = $1
  ) as wrong join subscriber s on s.id = wrong.subscriber
) as heard
group by heard.correction order by heard.correction
