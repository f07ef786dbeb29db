SELECT f.user_no FROM users f WHERE f.gone_at IS NULL AND (SELECT 1 FROM access h WHERE h.user_no = f.user_no AND h.resource_no IN (?) LIMIT 1) IS NULL LIMIT ?
-- [2,1001]

SELECT COUNT(*) AS n FROM users f WHERE f.gone_at IS NULL
-- []

SELECT COUNT(*) AS n FROM access f WHERE f.resource_no IN (?)
-- [2]

SELECT f.user_no FROM users f WHERE f.gone_at IS NULL AND f.added_at IS NOT NULL AND (SELECT 1 FROM access h WHERE h.user_no = f.user_no AND h.resource_no IN (?) LIMIT 1) IS NULL ORDER BY f.added_at ASC, f.user_no ASC LIMIT ? OFFSET ?
-- [2,2,0]

SELECT f.user_no FROM users f WHERE f.gone_at IS NULL AND f.added_at IS NULL AND (SELECT 1 FROM access h WHERE h.user_no = f.user_no AND h.resource_no IN (?) LIMIT 1) IS NULL ORDER BY f.user_no ASC LIMIT ? OFFSET ?
-- [2,1,0]

SELECT user_no FROM (SELECT f.user_no, (SELECT u.added_at FROM users u WHERE u.user_no = f.user_no) AS key0 FROM (SELECT f.user_no FROM users f WHERE f.gone_at IS NULL AND (SELECT 1 FROM access h WHERE h.user_no = f.user_no AND h.resource_no IN (?) LIMIT 1) IS NULL) f) keyed ORDER BY key0 IS NULL, key0 ASC, user_no ASC LIMIT ? OFFSET ?
-- [2,2,0]

-- users: 1, 3
