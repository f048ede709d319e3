-- name: InsertMembershipVersionKey
WITH added AS
(
    INSERT INTO OrleansMembershipVersionTable (DeploymentId) VALUES (@DeploymentId)
    ON CONFLICT (DeploymentId) DO NOTHING
    RETURNING 1
)
SELECT count(*)::integer FROM added;

-- name: InsertMembershipKey
WITH counted AS
(
    UPDATE OrleansMembershipVersionTable SET Version = Version + 1, Timestamp = now()
    WHERE DeploymentId = @DeploymentId AND Version = @Version AND NOT EXISTS
    (
        SELECT 1 FROM OrleansMembershipTable
        WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
    )
    RETURNING DeploymentId
), added AS
(
    INSERT INTO OrleansMembershipTable
        (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    SELECT DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    FROM counted
    RETURNING 1
)
SELECT count(*)::integer FROM added;

-- name: UpdateMembershipKey
WITH counted AS
(
    UPDATE OrleansMembershipVersionTable SET Version = Version + 1, Timestamp = now()
    WHERE DeploymentId = @DeploymentId AND Version = @Version AND EXISTS
    (
        SELECT 1 FROM OrleansMembershipTable
        WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
    )
    RETURNING DeploymentId
), changed AS
(
    UPDATE OrleansMembershipTable AS silo
    SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
    FROM counted
    WHERE silo.DeploymentId = counted.DeploymentId
        AND silo.Address = @Address AND silo.Port = @Port AND silo.Generation = @Generation
    RETURNING 1
)
SELECT count(*)::integer FROM changed;

-- name: UpdateIAmAlivetimeKey
UPDATE OrleansMembershipTable SET IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation;

-- name: MembershipReadRowKey
SELECT version.DeploymentId, silo.Address, silo.Port, silo.Generation, silo.SiloName, silo.HostName, silo.Status,
    silo.ProxyPort, silo.SuspectTimes, silo.StartTime, silo.IAmAliveTime, version.Version
FROM OrleansMembershipVersionTable AS version LEFT JOIN OrleansMembershipTable AS silo
    ON silo.DeploymentId = version.DeploymentId
    AND silo.Address = @Address AND silo.Port = @Port AND silo.Generation = @Generation
WHERE version.DeploymentId = @DeploymentId;

-- name: MembershipReadAllKey
SELECT version.DeploymentId, silo.Address, silo.Port, silo.Generation, silo.SiloName, silo.HostName, silo.Status,
    silo.ProxyPort, silo.SuspectTimes, silo.StartTime, silo.IAmAliveTime, version.Version
FROM OrleansMembershipVersionTable AS version LEFT JOIN OrleansMembershipTable AS silo
    ON silo.DeploymentId = version.DeploymentId
WHERE version.DeploymentId = @DeploymentId;

-- name: GatewaysQueryKey
SELECT Address, ProxyPort, Generation FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0;

-- name: DeleteMembershipTableEntriesKey
DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId;
DELETE FROM OrleansMembershipVersionTable WHERE DeploymentId = @DeploymentId;

-- name: CleanupDefunctSiloEntriesKey
-- Status 6 is a silo that was declared dead.
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = 6 AND IAmAliveTime < @IAmAliveTime AND StartTime < @IAmAliveTime;

-- name: CleanupDefunctSiloEntryKey
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = 6
    AND Address = @Address AND Port = @Port AND Generation = @Generation
    AND StartTime = @StartTime AND IAmAliveTime = @IAmAliveTime
    AND COALESCE(SuspectTimes, '') = COALESCE(@SuspectTimes, '');
