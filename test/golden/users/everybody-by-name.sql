SELECT f.user_no FROM users f WHERE f.gone_at IS NULL LIMIT ?
-- [1001]

SELECT COUNT(*) AS n FROM users f WHERE f.gone_at IS NULL
-- []

SELECT COUNT(*) AS n FROM users f WHERE f.gone_at IS NULL
-- []

SELECT f.user_no FROM users f WHERE f.gone_at IS NULL ORDER BY f.name_search ASC, f.email_search ASC, f.user_no ASC LIMIT ? OFFSET ?
-- [3,0]

SELECT user_no FROM (SELECT f.user_no, (SELECT u.name_search FROM users u WHERE u.user_no = f.user_no) AS key0, (SELECT u.email_search FROM users u WHERE u.user_no = f.user_no) AS key1 FROM (SELECT f.user_no FROM users f WHERE f.gone_at IS NULL) f) keyed ORDER BY key0 IS NULL, key0 ASC, key1 IS NULL, key1 ASC, user_no ASC LIMIT ? OFFSET ?
-- [3,0]

-- users: 2, 3, 1
