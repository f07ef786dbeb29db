SELECT (SELECT COUNT(*) FROM (SELECT 1 AS one FROM users f WHERE f.gone_at IS NULL AND f.status IN (?) LIMIT ?) rows0) AS size0
-- ["active",10001]

SELECT f.user_no FROM users f WHERE f.gone_at IS NULL AND f.status IN (?) AND ((SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.effective_at < ? LIMIT 1) = 1 OR COALESCE((((SELECT 1 FROM user_sums h WHERE h.user_no = f.user_no AND h.roles IN (?) LIMIT 1) = 1 AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.is_held = 1 LIMIT 1) = 1)), 0) = 0) AND COALESCE(((SELECT 1 FROM access h WHERE h.user_no = f.user_no AND h.sole_group_no IN (?) LIMIT 1) = 1), 0) = 0 LIMIT ?
-- ["active",1,1772319600000,"atlassian/guest",2,1,1001]

SELECT COUNT(*) AS n FROM users f WHERE f.gone_at IS NULL AND f.status IN (?) AND ((SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.effective_at < ? LIMIT 1) = 1 OR COALESCE((((SELECT 1 FROM user_sums h WHERE h.user_no = f.user_no AND h.roles IN (?) LIMIT 1) = 1 AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.is_held = 1 LIMIT 1) = 1)), 0) = 0) AND COALESCE(((SELECT 1 FROM access h WHERE h.user_no = f.user_no AND h.sole_group_no IN (?) LIMIT 1) = 1), 0) = 0
-- ["active",1,1772319600000,"atlassian/guest",2,1]

SELECT COUNT(*) AS n FROM users f WHERE +f.gone_at IS NULL AND +f.status IN (?) AND ((f.user_no IN (SELECT h.user_no FROM activity h WHERE h.scope_no IN (?) AND h.effective_at < ?)) = 1 OR COALESCE((((f.user_no IN (SELECT h.user_no FROM user_sums h WHERE h.roles IN (?))) = 1 AND (f.user_no IN (SELECT h.user_no FROM activity h WHERE h.scope_no IN (?) AND h.is_held = 1)) = 1)), 0) = 0) AND COALESCE(((f.user_no IN (SELECT d.user_no FROM (SELECT DISTINCT h.user_no FROM access h WHERE h.sole_group_no IN (?)) d)) = 1), 0) = 0
-- ["active",1,1772319600000,"atlassian/guest",2,1]

SELECT f.user_no FROM users f WHERE f.gone_at IS NULL AND f.department_search > '' AND +f.status IN (?) AND ((SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.effective_at < ? LIMIT 1) = 1 OR COALESCE((((SELECT 1 FROM user_sums h WHERE h.user_no = f.user_no AND h.roles IN (?) LIMIT 1) = 1 AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.is_held = 1 LIMIT 1) = 1)), 0) = 0) AND COALESCE(((SELECT 1 FROM access h WHERE h.user_no = f.user_no AND h.sole_group_no IN (?) LIMIT 1) = 1), 0) = 0 ORDER BY f.department_search ASC, f.user_no ASC LIMIT ? OFFSET ?
-- ["active",1,1772319600000,"atlassian/guest",2,1,1,0]

SELECT f.user_no FROM users f WHERE f.gone_at IS NULL AND f.department_search = '' AND +f.status IN (?) AND ((SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.effective_at < ? LIMIT 1) = 1 OR COALESCE((((SELECT 1 FROM user_sums h WHERE h.user_no = f.user_no AND h.roles IN (?) LIMIT 1) = 1 AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.is_held = 1 LIMIT 1) = 1)), 0) = 0) AND COALESCE(((SELECT 1 FROM access h WHERE h.user_no = f.user_no AND h.sole_group_no IN (?) LIMIT 1) = 1), 0) = 0 ORDER BY f.user_no ASC LIMIT ? OFFSET ?
-- ["active",1,1772319600000,"atlassian/guest",2,1,1,0]

SELECT user_no FROM (SELECT f.user_no, (SELECT NULLIF(u.department_search, '') FROM users u WHERE u.user_no = f.user_no) AS key0 FROM (SELECT f.user_no FROM users f WHERE f.gone_at IS NULL AND f.status IN (?) AND ((SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.effective_at < ? LIMIT 1) = 1 OR COALESCE((((SELECT 1 FROM user_sums h WHERE h.user_no = f.user_no AND h.roles IN (?) LIMIT 1) = 1 AND (SELECT 1 FROM activity h WHERE h.user_no = f.user_no AND h.scope_no IN (?) AND h.is_held = 1 LIMIT 1) = 1)), 0) = 0) AND COALESCE(((SELECT 1 FROM access h WHERE h.user_no = f.user_no AND h.sole_group_no IN (?) LIMIT 1) = 1), 0) = 0) f) keyed ORDER BY key0 IS NULL, key0 ASC, user_no ASC LIMIT ? OFFSET ?
-- ["active",1,1772319600000,"atlassian/guest",2,1,1,0]

-- users: 2
