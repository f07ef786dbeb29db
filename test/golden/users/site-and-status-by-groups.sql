SELECT (SELECT COUNT(*) FROM (SELECT 1 AS one FROM users f WHERE f.gone_at IS NULL AND f.status NOT IN (?) LIMIT ?) rows0) AS size0, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1 LIMIT ?) rows1) AS size1
-- ["suspended",10001,2,10001]

SELECT f.user_no FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1 AND (SELECT u.status NOT IN (?) FROM users u WHERE u.user_no = f.user_no) = 1 LIMIT ?
-- [2,"suspended",1001]

SELECT COUNT(*) AS n FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1 AND (SELECT u.status NOT IN (?) FROM users u WHERE u.user_no = f.user_no) = 1
-- [2,"suspended"]

SELECT COUNT(*) AS n FROM users f WHERE +f.gone_at IS NULL AND +f.status NOT IN (?) AND (f.user_no IN (SELECT h.user_no FROM activity h WHERE h.scope_no IN (?) AND h.is_held = 1)) = 1
-- ["suspended",2]

SELECT f.user_no FROM user_sums f WHERE (SELECT u.status NOT IN (?) FROM users u WHERE u.user_no = f.user_no) = 1 AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.is_held = 1 LIMIT 1) = 1 ORDER BY f.group_count DESC, f.user_no DESC LIMIT ? OFFSET ?
-- ["suspended",2,2,0]

SELECT user_no FROM (SELECT f.user_no, (SELECT s.group_count FROM user_sums s WHERE s.user_no = f.user_no) AS key0 FROM (SELECT f.user_no FROM activity f WHERE f.scope_no IN (?) AND f.is_held = 1 AND (SELECT u.status NOT IN (?) FROM users u WHERE u.user_no = f.user_no) = 1) f) keyed ORDER BY key0 IS NULL, key0 DESC, user_no DESC LIMIT ? OFFSET ?
-- [2,"suspended",2,0]

-- users: 2, 1
