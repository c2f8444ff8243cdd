namespace AsxhPortal.Domain.Shared;

/// <summary>A row with an identity of its own. Nothing is ever hard-deleted: a record is closed with a reason.</summary>
public abstract class Entity
{
    public Guid Id { get; protected set; } = NewId.Next();
}

/// <summary>An entity that several people may edit: <see cref="Version"/> is raised on every save and compared with what the form was opened on.</summary>
public abstract class VersionedEntity : Entity
{
    public int Version { get; private set; }

    /// <summary>Raises the version; called by the save interceptor only.</summary>
    public void RaiseVersion() => Version++;
}

/// <summary>Belongs to one commune; read only by people whose scope holds that unit.</summary>
public interface IScopedToUnit
{
    Guid UnitId { get; }
}

/// <summary>Says of which person a row speaks, so that the audit trail can be read person by person.</summary>
public interface IAboutBeneficiary
{
    Guid BeneficiaryId { get; }
}

/// <summary>Who does something: kept by id and by the name at that time.</summary>
public readonly record struct Actor(Guid Id, string Name);
