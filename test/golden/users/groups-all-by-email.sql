SELECT (SELECT COUNT(*) FROM (SELECT 1 AS one FROM memberships f WHERE f.group_no IN (?) LIMIT ?) rows0) AS size0, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM memberships f WHERE f.group_no IN (NULL) LIMIT ?) rows1) AS size1
-- [1,10001,10001]

SELECT f.user_no FROM memberships f WHERE f.group_no IN (NULL) AND (SELECT 1 FROM memberships h WHERE h.user_no = f.user_no AND h.group_no IN (?) LIMIT 1) = 1 LIMIT ?
-- [1,1001]

SELECT COUNT(*) AS n FROM memberships f WHERE f.group_no IN (NULL) AND (SELECT 1 FROM memberships h WHERE h.user_no = f.user_no AND h.group_no IN (?) LIMIT 1) = 1
-- [1]

SELECT COUNT(*) AS n FROM memberships f WHERE f.group_no IN (NULL) AND (SELECT 1 FROM memberships h WHERE h.user_no = f.user_no AND h.group_no IN (?) LIMIT 1) = 1
-- [1]

SELECT user_no FROM (SELECT f.user_no, (SELECT u.email_search FROM users u WHERE u.user_no = f.user_no) AS key0 FROM (SELECT f.user_no FROM memberships f WHERE f.group_no IN (NULL) AND (SELECT 1 FROM memberships h WHERE h.user_no = f.user_no AND h.group_no IN (?) LIMIT 1) = 1) f) keyed ORDER BY key0 IS NULL, key0 ASC, user_no ASC LIMIT ? OFFSET ?
-- [1,0,0]

-- users: 
