-- what an account is seen to have published is counted without what is not for everybody
update post.author_tally t set
    posts = (select count(*) from post.post p where p.author = t.account and p.audience in ('PUBLIC', 'QUIET')),
    last_at = (select max(p.created_at at time zone 'UTC')::date from post.post p
               where p.author = t.account and p.audience in ('PUBLIC', 'QUIET'));
