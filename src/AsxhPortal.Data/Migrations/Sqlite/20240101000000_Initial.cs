using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsxhPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SubjectId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RowCount = table.Column<int>(type: "INTEGER", nullable: true),
                    ChangesJson = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    TraceId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BaseAmounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProvinceCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BaseAmounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BenefitCategories",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RateKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Coefficient = table.Column<decimal>(type: "TEXT", precision: 9, scale: 4, nullable: true),
                    AgeFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    AgeBelow = table.Column<int>(type: "INTEGER", nullable: true),
                    PayeeIsCarer = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsSensitive = table.Column<bool>(type: "INTEGER", nullable: false),
                    PaymentListCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenefitCategories", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "ColumnSelections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Columns = table.Column<string>(type: "TEXT", unicode: false, maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ColumnSelections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Xml = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataStamps",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Value = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataStamps", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "MatchRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RowCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AutoCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ReviewCount = table.Column<int>(type: "INTEGER", nullable: false),
                    NoneCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PaymentProviders",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Bin = table.Column<string>(type: "TEXT", unicode: false, maxLength: 6, nullable: true),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Aliases = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentProviders", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "ReturnExports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Format = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RowCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountSum = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ExportedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExportedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ExportedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnExports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SealKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProtectedPrivateKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SubmittedContents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmittedContents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Units",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Path = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Units", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Units_Units_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BenefitRates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CategoryCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenefitRates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BenefitRates_BenefitCategories_CategoryCode",
                        column: x => x.CategoryCode,
                        principalTable: "BenefitCategories",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    JobTitle = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AttorneySettings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerUnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Value = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SetById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SetByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttorneySettings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AttorneySettings_Units_OwnerUnitId",
                        column: x => x.OwnerUnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BackgroundWorks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    QueuedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    QueuedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    QueuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeasedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DoneCount = table.Column<int>(type: "INTEGER", nullable: false),
                    TotalCount = table.Column<int>(type: "INTEGER", nullable: false),
                    CancelRequestedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ResultId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BackgroundWorks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BackgroundWorks_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BulkActions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CategoryCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    OnlyCategoryCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    StartsFrom = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: true),
                    IsOnlyMissing = table.Column<bool>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SelectedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    PlannedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftOutCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AppliedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    SkippedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    UndoneCount = table.Column<int>(type: "INTEGER", nullable: false),
                    KeptCount = table.Column<int>(type: "INTEGER", nullable: false),
                    DraftedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    DraftedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AppliedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkActions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BulkActions_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DuplicateDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DuplicateDecisions_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Hamlets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Hamlets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Hamlets_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    UploadedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    UploadedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WritingSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ListedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ColumnMapJson = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    ReadCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AcceptedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    WarnedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    RejectedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    SkippedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    EditionOfId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportBatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportBatches_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IssuedPapers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    NumberText = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SubjectKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 120, nullable: false),
                    SubjectTitle = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IssuedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssuedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ReprintCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LastPrintedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastPrintedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ReplacedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedPapers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IssuedPapers_IssuedPapers_ReplacedById",
                        column: x => x.ReplacedById,
                        principalTable: "IssuedPapers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IssuedPapers_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OfficeColumnMaps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ChoicesJson = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SavedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SavedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ForgottenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ForgottenByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeColumnMaps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficeColumnMaps_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperCounters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperCounters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperCounters_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReadingJson = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReceivedFiles_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceivingAgencies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivingAgencies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReceivingAgencies_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegisterSnapshots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TakenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TakenByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PersonCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountSum = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterSnapshots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegisterSnapshots_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerUnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PreviousRoundId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Rounds_Rounds_PreviousRoundId",
                        column: x => x.PreviousRoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Rounds_Units_OwnerUnitId",
                        column: x => x.OwnerUnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedFilters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedFilters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedFilters_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SpellingAliases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 300, nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpellingAliases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpellingAliases_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EditDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Page = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EditDrafts_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UserHamlets",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HamletId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserHamlets", x => new { x.UserId, x.HamletId });
                    table.ForeignKey(
                        name: "FK_UserHamlets_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Beneficiaries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HamletId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CitizenRecordId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    NameSortKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    Birth = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CitizenId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    OldId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", unicode: false, maxLength: 15, nullable: true),
                    HouseholdHead = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StatusOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Beneficiaries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Beneficiaries_Hamlets_HamletId",
                        column: x => x.HamletId,
                        principalTable: "Hamlets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Beneficiaries_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Citizens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CitizenId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    OldId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Birth = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    HamletId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HamletName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    HouseholdHead = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    RelationToHead = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Residence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DiedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Citizens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Citizens_Hamlets_HamletId",
                        column: x => x.HamletId,
                        principalTable: "Hamlets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Citizens_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SheetName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RowNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SkipKind = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    RawJson = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    CellKinds = table.Column<string>(type: "TEXT", unicode: false, maxLength: 400, nullable: true),
                    UnicodeJson = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    MendedJson = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    EarlierRowId = table.Column<Guid>(type: "TEXT", nullable: true),
                    GoneInBatchId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    NameNote = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Birth = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CitizenId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    OldId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    HamletName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CategoryCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CategoryText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Percent = table.Column<int>(type: "INTEGER", nullable: true),
                    Coefficient = table.Column<decimal>(type: "TEXT", precision: 9, scale: 4, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpectedAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    StartsFrom = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: true),
                    DecisionNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ProviderCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    BankText = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AccountHolder = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    PayeeText = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    RelationToHead = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    WardName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportRows_ImportBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "ImportBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedFileContents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedFileContents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReceivedFileContents_ReceivedFiles_Id",
                        column: x => x.Id,
                        principalTable: "ReceivedFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Letterheads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ParentAuthority = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    IssuingAuthority = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NumberPattern = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    TypePatterns = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    PlaceName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SignerAuthority = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SignerTitle = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SignerName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Letterheads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Letterheads_ReceivingAgencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "ReceivingAgencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Letterheads_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyUnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PayableCount = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldCount = table.Column<int>(type: "INTEGER", nullable: false),
                    PayableSum = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ApprovedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentRuns_ReceivingAgencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "ReceivingAgencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceivingAgencyTerm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivingAgencyTerm", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReceivingAgencyTerm_ReceivingAgencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "ReceivingAgencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CarriedPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DayPlanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SealKeyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    DeviceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeviceName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PeopleCount = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastContactAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    EndedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CarriedPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CarriedPlans_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CarriedPlans_SealKeys_SealKeyId",
                        column: x => x.SealKeyId,
                        principalTable: "SealKeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClassificationLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SupplementNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonCount = table.Column<int>(type: "INTEGER", nullable: false),
                    RemovedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountSum = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    SignedOffById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignedOffByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SignedOffAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    WithdrawalReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClassificationLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClassificationLists_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandOvers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LineCount = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountSum = table.Column<long>(type: "INTEGER", nullable: false),
                    SentById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SentByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandOvers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandOvers_ReceivingAgencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "ReceivingAgencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandOvers_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RoundDeadline",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundDeadline", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundDeadline_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VisitTeams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PoliceOfficerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PoliceOfficerName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CultureOfficerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CultureOfficerName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    OtherMembers = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitTeams", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitTeams_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BulkActionLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    TargetId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TargetVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    BeforeValue = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Before = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    After = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkActionLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BulkActionLines_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BulkActionLines_BulkActions_ActionId",
                        column: x => x.ActionId,
                        principalTable: "BulkActions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChangeEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChangeEvents_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CorrectionProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Stood = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Proposed = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProposedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CorrectionProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CorrectionProposals_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Entitlements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CategoryCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Percent = table.Column<int>(type: "INTEGER", nullable: true),
                    WardName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DeclaredAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    StartsFrom = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: true),
                    EndsAfter = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: true),
                    DecisionNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StateReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SourceRowId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entitlements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Entitlements_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Entitlements_BenefitCategories_CategoryCode",
                        column: x => x.CategoryCode,
                        principalTable: "BenefitCategories",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Guardianships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GuardianName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    GuardianBirth = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    GuardianCitizenId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    GuardianRelation = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    GuardianAddress = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    GuardianPhone = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    GuardianIsRegistered = table.Column<bool>(type: "INTEGER", nullable: false),
                    GuardianPaperName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    GuardianPaperNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    GuardianPaperIssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProofKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProofNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ProofIssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ProofIssuer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Guardianships", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Guardianships_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayeeReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CauseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FormerPayee = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FallbackArrangementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SettledById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SettledByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Settlement = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayeeReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayeeReviews_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegisterSnapshotLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SnapshotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameSortKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    Birth = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CitizenId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    HamletName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CategoryCodes = table.Column<string>(type: "TEXT", unicode: false, maxLength: 400, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ProviderName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AccountHolder = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterSnapshotLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegisterSnapshotLines_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegisterSnapshotLines_RegisterSnapshots_SnapshotId",
                        column: x => x.SnapshotId,
                        principalTable: "RegisterSnapshots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResidenceFlags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HandledById = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandledByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    HandledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResidenceFlags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ResidenceFlags_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResidenceFlags_ImportBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "ImportBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Surveys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    VisitedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CompletedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    CompletedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CopiedFromId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Answers_AccountHolder = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Answers_AccountIsActive = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_AccountNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Answers_AgreesToRegister = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_AttorneyUsesAccount = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_CanReceiveOtherwise = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_CanTravel = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_Encounter = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Answers_EventOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Answers_HasAccount = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_HasPhone = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_HasSmartphone = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_HasVneidLevel2 = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_InformantName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Answers_InformantRelation = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Answers_IsRegisteredForAccount = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Answers_OpenedOnTheSpot = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answers_Payee = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answers_PayeeName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Answers_Persuasion = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Answers_Phone = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Answers_ProviderCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    Answers_Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Answers_ReasonKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Answers_ReceivingToday = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answers_ReturnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Answers_Signing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answers_Wish = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Surveys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Surveys_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Surveys_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Surveys_Surveys_CopiedFromId",
                        column: x => x.CopiedFromId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MatchDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CitizenRecordId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Difference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Fingerprint = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    SolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DataChangedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsReopened = table.Column<bool>(type: "INTEGER", nullable: false),
                    ClaimedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClaimedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    BulkId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatchDecisions_Citizens_CitizenRecordId",
                        column: x => x.CitizenRecordId,
                        principalTable: "Citizens",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatchDecisions_ImportRows_RowId",
                        column: x => x.RowId,
                        principalTable: "ImportRows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RowChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    After = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RowChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RowChanges_ImportRows_RowId",
                        column: x => x.RowId,
                        principalTable: "ImportRows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RowProblems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RawValue = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ProposedValue = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RowProblems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RowProblems_ImportRows_RowId",
                        column: x => x.RowId,
                        principalTable: "ImportRows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VerificationCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    Birth = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CitizenId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    OldId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    HamletName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CategoryCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    CategoryText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Percent = table.Column<int>(type: "INTEGER", nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: true),
                    StartsFrom = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: true),
                    DecisionNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    WardName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Agency = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OpenedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CitizenRecordId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VerificationCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VerificationCases_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VerificationCases_Citizens_CitizenRecordId",
                        column: x => x.CitizenRecordId,
                        principalTable: "Citizens",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VerificationCases_ImportRows_RowId",
                        column: x => x.RowId,
                        principalTable: "ImportRows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VerificationCases_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CarriedPeople",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CarriedPeople", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CarriedPeople_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CarriedPeople_CarriedPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "CarriedPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubmittedPictures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    EnvelopeSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    SentById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SentByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmittedPictures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SubmittedPictures_CarriedPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "CarriedPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VisitSubmissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Command = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SurveyVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    PersonVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnvelopeSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    PlainSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    AttachmentCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftOutCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftOutByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    LeftOutAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeftOutReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SentById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SentByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Conflict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsStanding = table.Column<bool>(type: "INTEGER", nullable: false),
                    LeftSurveyVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    LeftPersonVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    Before = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CountedVisitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitSubmissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitSubmissions_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitSubmissions_CarriedPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "CarriedPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ListLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SurveyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CurrentInRoundId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReplacedByListId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Change = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PreviousOutcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ChangeNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    CarriedFrom = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Birth = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CitizenId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    HamletName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Categories = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ProviderName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AccountHolder = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ChannelName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    MinuteNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AttorneyName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AttorneyRelation = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AttorneyCitizenId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AttorneyTerm = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CertificationNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ListLines_ClassificationLists_ListId",
                        column: x => x.ListId,
                        principalTable: "ClassificationLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DayPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DayPlans_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DayPlans_VisitTeams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "VisitTeams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TeamAssignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamAssignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TeamAssignments_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TeamAssignments_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TeamAssignments_VisitTeams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "VisitTeams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VisitTeamHamlets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HamletId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitTeamHamlets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitTeamHamlets_Hamlets_HamletId",
                        column: x => x.HamletId,
                        principalTable: "Hamlets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitTeamHamlets_VisitTeams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "VisitTeams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandOverLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HandOverId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntitlementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameSortKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Birth = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CitizenId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    HamletName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CategoryCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CategoryName = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PayeeKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PayeeName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PowerOfAttorneyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProviderCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ProviderName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AccountHolder = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    OutcomeCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandOverLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandOverLines_Entitlements_EntitlementId",
                        column: x => x.EntitlementId,
                        principalTable: "Entitlements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandOverLines_HandOvers_HandOverId",
                        column: x => x.HandOverId,
                        principalTable: "HandOvers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PowersOfAttorney",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SurveyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AttorneyName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AttorneyBirth = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    AttorneyCitizenId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    AttorneyRelation = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AttorneyAddress = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AttorneyPhone = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AttorneyIsRegistered = table.Column<bool>(type: "INTEGER", nullable: false),
                    AttorneyPaperName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AttorneyPaperNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AttorneyPaperIssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CoveredCategories = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    IsThroughAccount = table.Column<bool>(type: "INTEGER", nullable: false),
                    ProviderCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AccountHolder = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CertificationNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    CertificationBook = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    CertifiedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CertificationYear = table.Column<int>(type: "INTEGER", nullable: true),
                    CertifiedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    CertifiedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    EndKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PowersOfAttorney", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PowersOfAttorney_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PowersOfAttorney_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RefusalMinutes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SurveyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StandingForSurveyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReplacesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ReasonKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PoliceName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PoliceTitle = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    OfficerName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    OfficerTitle = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SignatoryName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Signing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WitnessName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SignedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SignedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SealedText = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    SealedHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelledByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CancelReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefusalMinutes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RefusalMinutes_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RefusalMinutes_RefusalMinutes_ReplacesId",
                        column: x => x.ReplacesId,
                        principalTable: "RefusalMinutes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RefusalMinutes_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SurveyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VisitedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WasMet = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ReturnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VisitorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VisitorName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Visits_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MatchCandidates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CitizenRecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    DifferingFields = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchCandidates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatchCandidates_Citizens_CitizenRecordId",
                        column: x => x.CitizenRecordId,
                        principalTable: "Citizens",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatchCandidates_MatchDecisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "MatchDecisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VerificationEvent",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    DocumentOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VerificationEvent", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VerificationEvent_VerificationCases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "VerificationCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DayPlanStops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    HouseholdKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    MovedToOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayPlanStops", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DayPlanStops_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DayPlanStops_DayPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "DayPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntitlementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: false),
                    HandOverLineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HoldReason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameSortKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Birth = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CitizenId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    HamletName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CategoryCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CategoryName = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PayeeKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PayeeName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ProviderCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ProviderName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AccountHolder = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentLines_Entitlements_EntitlementId",
                        column: x => x.EntitlementId,
                        principalTable: "Entitlements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentLines_HandOverLines_HandOverLineId",
                        column: x => x.HandOverLineId,
                        principalTable: "HandOverLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentLines_PaymentRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "PaymentRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BankAccounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProviderCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    HolderName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    HolderKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PowerOfAttorneyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeclaredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeclaredById = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeclaredByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    DeclaredReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    LastVerifiedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankAccounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankAccounts_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BankAccounts_PaymentProviders_ProviderCode",
                        column: x => x.ProviderCode,
                        principalTable: "PaymentProviders",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BankAccounts_PowersOfAttorney_PowerOfAttorneyId",
                        column: x => x.PowerOfAttorneyId,
                        principalTable: "PowersOfAttorney",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VisitAttachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SurveyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MinuteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PowerOfAttorneyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    ContentSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AddedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemovedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    RemovalReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitAttachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitAttachments_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitAttachments_PowersOfAttorney_PowerOfAttorneyId",
                        column: x => x.PowerOfAttorneyId,
                        principalTable: "PowersOfAttorney",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitAttachments_RefusalMinutes_MinuteId",
                        column: x => x.MinuteId,
                        principalTable: "RefusalMinutes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitAttachments_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentArrangements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PayeeKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PayeeName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PowerOfAttorneyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BankAccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentArrangements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentArrangements_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentArrangements_Beneficiaries_BeneficiaryId",
                        column: x => x.BeneficiaryId,
                        principalTable: "Beneficiaries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentArrangements_PowersOfAttorney_PowerOfAttorneyId",
                        column: x => x.PowerOfAttorneyId,
                        principalTable: "PowersOfAttorney",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VisitAttachmentContents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeneficiaryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitAttachmentContents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitAttachmentContents_VisitAttachments_Id",
                        column: x => x.Id,
                        principalTable: "VisitAttachments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_UnitId",
                table: "AspNetUsers",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AttorneySettings_OwnerUnitId_Kind_ValidFrom",
                table: "AttorneySettings",
                columns: new[] { "OwnerUnitId", "Kind", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_BeneficiaryId_At",
                table: "AuditEntries",
                columns: new[] { "BeneficiaryId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_UnitId_At",
                table: "AuditEntries",
                columns: new[] { "UnitId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_UserId_At",
                table: "AuditEntries",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BackgroundWorks_Kind_SubjectId",
                table: "BackgroundWorks",
                columns: new[] { "Kind", "SubjectId" },
                unique: true,
                filter: "[State] IN ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "IX_BackgroundWorks_State_LeasedUntil",
                table: "BackgroundWorks",
                columns: new[] { "State", "LeasedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_BackgroundWorks_UnitId_QueuedAt",
                table: "BackgroundWorks",
                columns: new[] { "UnitId", "QueuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BankAccounts_BeneficiaryId",
                table: "BankAccounts",
                column: "BeneficiaryId",
                unique: true,
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BankAccounts_BeneficiaryId_DeclaredAt",
                table: "BankAccounts",
                columns: new[] { "BeneficiaryId", "DeclaredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BankAccounts_PowerOfAttorneyId",
                table: "BankAccounts",
                column: "PowerOfAttorneyId");

            migrationBuilder.CreateIndex(
                name: "IX_BankAccounts_ProviderCode_Number",
                table: "BankAccounts",
                columns: new[] { "ProviderCode", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_BankAccounts_UnitId_ClosedAt",
                table: "BankAccounts",
                columns: new[] { "UnitId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BaseAmounts_ProvinceCode_ValidFrom",
                table: "BaseAmounts",
                columns: new[] { "ProvinceCode", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Beneficiaries_CitizenId",
                table: "Beneficiaries",
                column: "CitizenId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Beneficiaries_CitizenRecordId",
                table: "Beneficiaries",
                column: "CitizenRecordId");

            migrationBuilder.CreateIndex(
                name: "IX_Beneficiaries_HamletId",
                table: "Beneficiaries",
                column: "HamletId");

            migrationBuilder.CreateIndex(
                name: "IX_Beneficiaries_NameKey",
                table: "Beneficiaries",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_Beneficiaries_OldId",
                table: "Beneficiaries",
                column: "OldId");

            migrationBuilder.CreateIndex(
                name: "IX_Beneficiaries_UnitId_HamletId",
                table: "Beneficiaries",
                columns: new[] { "UnitId", "HamletId" });

            migrationBuilder.CreateIndex(
                name: "IX_Beneficiaries_UnitId_NameSortKey",
                table: "Beneficiaries",
                columns: new[] { "UnitId", "NameSortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_BenefitRates_CategoryCode_Percent_ValidFrom",
                table: "BenefitRates",
                columns: new[] { "CategoryCode", "Percent", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkActionLines_ActionId_BeneficiaryId",
                table: "BulkActionLines",
                columns: new[] { "ActionId", "BeneficiaryId" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkActionLines_ActionId_State_Ordinal",
                table: "BulkActionLines",
                columns: new[] { "ActionId", "State", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkActionLines_BeneficiaryId",
                table: "BulkActionLines",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_BulkActions_UnitId_DraftedAt",
                table: "BulkActions",
                columns: new[] { "UnitId", "DraftedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CarriedPeople_BeneficiaryId",
                table: "CarriedPeople",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_CarriedPeople_PlanId_BeneficiaryId",
                table: "CarriedPeople",
                columns: new[] { "PlanId", "BeneficiaryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CarriedPlans_RoundId",
                table: "CarriedPlans",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_CarriedPlans_SealKeyId",
                table: "CarriedPlans",
                column: "SealKeyId");

            migrationBuilder.CreateIndex(
                name: "IX_CarriedPlans_UnitId_CreatedAt",
                table: "CarriedPlans",
                columns: new[] { "UnitId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CarriedPlans_UserId_DeviceId",
                table: "CarriedPlans",
                columns: new[] { "UserId", "DeviceId" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeEvents_BeneficiaryId_RecordedAt",
                table: "ChangeEvents",
                columns: new[] { "BeneficiaryId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Citizens_CitizenId",
                table: "Citizens",
                column: "CitizenId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Citizens_HamletId",
                table: "Citizens",
                column: "HamletId");

            migrationBuilder.CreateIndex(
                name: "IX_Citizens_UnitId_NameKey",
                table: "Citizens",
                columns: new[] { "UnitId", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Citizens_UnitId_OldId",
                table: "Citizens",
                columns: new[] { "UnitId", "OldId" });

            migrationBuilder.CreateIndex(
                name: "IX_ClassificationLists_RoundId_UnitId_Outcome_Number",
                table: "ClassificationLists",
                columns: new[] { "RoundId", "UnitId", "Outcome", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ColumnSelections_UserId_List",
                table: "ColumnSelections",
                columns: new[] { "UserId", "List" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CorrectionProposals_BeneficiaryId_Field_State",
                table: "CorrectionProposals",
                columns: new[] { "BeneficiaryId", "Field", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CorrectionProposals_UnitId_State",
                table: "CorrectionProposals",
                columns: new[] { "UnitId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_DayPlans_RoundId_TeamId_Day",
                table: "DayPlans",
                columns: new[] { "RoundId", "TeamId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DayPlans_TeamId",
                table: "DayPlans",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_DayPlans_UnitId_RoundId_Day",
                table: "DayPlans",
                columns: new[] { "UnitId", "RoundId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_DayPlanStops_BeneficiaryId",
                table: "DayPlanStops",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_DayPlanStops_PlanId_Order",
                table: "DayPlanStops",
                columns: new[] { "PlanId", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_DayPlanStops_RoundId_BeneficiaryId_Day",
                table: "DayPlanStops",
                columns: new[] { "RoundId", "BeneficiaryId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateDecisions_UnitId_Kind_Key",
                table: "DuplicateDecisions",
                columns: new[] { "UnitId", "Kind", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EditDrafts_UserId_ExpiresAt",
                table: "EditDrafts",
                columns: new[] { "UserId", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Entitlements_BeneficiaryId_SourceKey",
                table: "Entitlements",
                columns: new[] { "BeneficiaryId", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Entitlements_CategoryCode",
                table: "Entitlements",
                column: "CategoryCode");

            migrationBuilder.CreateIndex(
                name: "IX_Entitlements_UnitId_Group_CategoryCode",
                table: "Entitlements",
                columns: new[] { "UnitId", "Group", "CategoryCode" });

            migrationBuilder.CreateIndex(
                name: "IX_Guardianships_BeneficiaryId",
                table: "Guardianships",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_Guardianships_GuardianCitizenId",
                table: "Guardianships",
                column: "GuardianCitizenId");

            migrationBuilder.CreateIndex(
                name: "IX_Guardianships_UnitId",
                table: "Guardianships",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Hamlets_UnitId_NameKey",
                table: "Hamlets",
                columns: new[] { "UnitId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HandOverLines_BeneficiaryId",
                table: "HandOverLines",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_HandOverLines_EntitlementId_State",
                table: "HandOverLines",
                columns: new[] { "EntitlementId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_HandOverLines_HandOverId_Ordinal",
                table: "HandOverLines",
                columns: new[] { "HandOverId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_HandOvers_AgencyId_State",
                table: "HandOvers",
                columns: new[] { "AgencyId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_HandOvers_RoundId_UnitId_AgencyId_Number",
                table: "HandOvers",
                columns: new[] { "RoundId", "UnitId", "AgencyId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportBatches_UnitId_Group_ContentHash",
                table: "ImportBatches",
                columns: new[] { "UnitId", "Group", "ContentHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_BatchId_SheetName_RowNumber",
                table: "ImportRows",
                columns: new[] { "BatchId", "SheetName", "RowNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_CitizenId",
                table: "ImportRows",
                column: "CitizenId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_EarlierRowId",
                table: "ImportRows",
                column: "EarlierRowId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_UnitId_Status",
                table: "ImportRows",
                columns: new[] { "UnitId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPapers_BeneficiaryId",
                table: "IssuedPapers",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPapers_ReplacedById",
                table: "IssuedPapers",
                column: "ReplacedById");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPapers_UnitId_Kind_SubjectKey",
                table: "IssuedPapers",
                columns: new[] { "UnitId", "Kind", "SubjectKey" });

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPapers_UnitId_Type_Year_Number_Edition",
                table: "IssuedPapers",
                columns: new[] { "UnitId", "Type", "Year", "Number", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Letterheads_AgencyId_ValidFrom",
                table: "Letterheads",
                columns: new[] { "AgencyId", "ValidFrom" },
                unique: true,
                filter: "AgencyId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Letterheads_UnitId_ValidFrom",
                table: "Letterheads",
                columns: new[] { "UnitId", "ValidFrom" },
                unique: true,
                filter: "AgencyId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ListLines_BeneficiaryId",
                table: "ListLines",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_ListLines_CurrentInRoundId_BeneficiaryId",
                table: "ListLines",
                columns: new[] { "CurrentInRoundId", "BeneficiaryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ListLines_CurrentInRoundId_UnitId",
                table: "ListLines",
                columns: new[] { "CurrentInRoundId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_ListLines_ListId_Ordinal",
                table: "ListLines",
                columns: new[] { "ListId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_ListLines_ReplacedByListId",
                table: "ListLines",
                column: "ReplacedByListId");

            migrationBuilder.CreateIndex(
                name: "IX_ListLines_SurveyId",
                table: "ListLines",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchCandidates_CitizenRecordId",
                table: "MatchCandidates",
                column: "CitizenRecordId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchCandidates_DecisionId_Rank",
                table: "MatchCandidates",
                columns: new[] { "DecisionId", "Rank" });

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_BatchId",
                table: "MatchDecisions",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_BeneficiaryId",
                table: "MatchDecisions",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_BulkId",
                table: "MatchDecisions",
                column: "BulkId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_CitizenRecordId",
                table: "MatchDecisions",
                column: "CitizenRecordId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_DecidedById_DecidedAt",
                table: "MatchDecisions",
                columns: new[] { "DecidedById", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_RowId",
                table: "MatchDecisions",
                column: "RowId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_UnitId_Difference",
                table: "MatchDecisions",
                columns: new[] { "UnitId", "Difference" });

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_UnitId_State",
                table: "MatchDecisions",
                columns: new[] { "UnitId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_MatchRuns_UnitId_StartedAt",
                table: "MatchRuns",
                columns: new[] { "UnitId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OfficeColumnMaps_UnitId_Group_SavedAt",
                table: "OfficeColumnMaps",
                columns: new[] { "UnitId", "Group", "SavedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PaperCounters_UnitId_Type_Year",
                table: "PaperCounters",
                columns: new[] { "UnitId", "Type", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayeeReviews_BeneficiaryId",
                table: "PayeeReviews",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_PayeeReviews_CauseId_Kind",
                table: "PayeeReviews",
                columns: new[] { "CauseId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayeeReviews_FallbackArrangementId",
                table: "PayeeReviews",
                column: "FallbackArrangementId");

            migrationBuilder.CreateIndex(
                name: "IX_PayeeReviews_UnitId_SettledAt",
                table: "PayeeReviews",
                columns: new[] { "UnitId", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentArrangements_BankAccountId",
                table: "PaymentArrangements",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentArrangements_BeneficiaryId",
                table: "PaymentArrangements",
                column: "BeneficiaryId",
                unique: true,
                filter: "ValidTo IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentArrangements_BeneficiaryId_ValidFrom",
                table: "PaymentArrangements",
                columns: new[] { "BeneficiaryId", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentArrangements_PowerOfAttorneyId",
                table: "PaymentArrangements",
                column: "PowerOfAttorneyId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentLines_BeneficiaryId_EntitlementId_Period",
                table: "PaymentLines",
                columns: new[] { "BeneficiaryId", "EntitlementId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentLines_EntitlementId",
                table: "PaymentLines",
                column: "EntitlementId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentLines_HandOverLineId",
                table: "PaymentLines",
                column: "HandOverLineId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentLines_RunId_State",
                table: "PaymentLines",
                columns: new[] { "RunId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentRuns_AgencyId_Period",
                table: "PaymentRuns",
                columns: new[] { "AgencyId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PowersOfAttorney_AttorneyCitizenId",
                table: "PowersOfAttorney",
                column: "AttorneyCitizenId");

            migrationBuilder.CreateIndex(
                name: "IX_PowersOfAttorney_BeneficiaryId",
                table: "PowersOfAttorney",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_PowersOfAttorney_SurveyId",
                table: "PowersOfAttorney",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_PowersOfAttorney_UnitId_CertificationYear_CertificationBook_CertificationNumber",
                table: "PowersOfAttorney",
                columns: new[] { "UnitId", "CertificationYear", "CertificationBook", "CertificationNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PowersOfAttorney_UnitId_State",
                table: "PowersOfAttorney",
                columns: new[] { "UnitId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedFiles_UnitId_State",
                table: "ReceivedFiles",
                columns: new[] { "UnitId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivingAgencies_UnitId",
                table: "ReceivingAgencies",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivingAgencyTerm_AgencyId",
                table: "ReceivingAgencyTerm",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_RefusalMinutes_BeneficiaryId",
                table: "RefusalMinutes",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_RefusalMinutes_ReplacesId",
                table: "RefusalMinutes",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_RefusalMinutes_StandingForSurveyId",
                table: "RefusalMinutes",
                column: "StandingForSurveyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RefusalMinutes_SurveyId",
                table: "RefusalMinutes",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_RefusalMinutes_UnitId_Year_Number",
                table: "RefusalMinutes",
                columns: new[] { "UnitId", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegisterSnapshotLines_BeneficiaryId",
                table: "RegisterSnapshotLines",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterSnapshotLines_SnapshotId_BeneficiaryId",
                table: "RegisterSnapshotLines",
                columns: new[] { "SnapshotId", "BeneficiaryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegisterSnapshots_UnitId_TakenAt",
                table: "RegisterSnapshots",
                columns: new[] { "UnitId", "TakenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ResidenceFlags_BatchId",
                table: "ResidenceFlags",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_ResidenceFlags_BeneficiaryId_State",
                table: "ResidenceFlags",
                columns: new[] { "BeneficiaryId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ResidenceFlags_UnitId_State",
                table: "ResidenceFlags",
                columns: new[] { "UnitId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_RoundDeadline_RoundId_Step",
                table: "RoundDeadline",
                columns: new[] { "RoundId", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_OwnerUnitId",
                table: "Rounds",
                column: "OwnerUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_PreviousRoundId",
                table: "Rounds",
                column: "PreviousRoundId");

            migrationBuilder.CreateIndex(
                name: "IX_RowChanges_BatchId",
                table: "RowChanges",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_RowChanges_RowId",
                table: "RowChanges",
                column: "RowId");

            migrationBuilder.CreateIndex(
                name: "IX_RowProblems_BatchId_Code",
                table: "RowProblems",
                columns: new[] { "BatchId", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_RowProblems_RowId",
                table: "RowProblems",
                column: "RowId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedFilters_OwnerId",
                table: "SavedFilters",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedFilters_UnitId",
                table: "SavedFilters",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_SealKeys_CreatedAt",
                table: "SealKeys",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_SpellingAliases_Kind_UnitId_Key",
                table: "SpellingAliases",
                columns: new[] { "Kind", "UnitId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_SpellingAliases_UnitId",
                table: "SpellingAliases",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_SubmittedPictures_PlanId",
                table: "SubmittedPictures",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_SubmittedPictures_VisitId",
                table: "SubmittedPictures",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_BeneficiaryId",
                table: "Surveys",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_CopiedFromId",
                table: "Surveys",
                column: "CopiedFromId");

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_RoundId_BeneficiaryId",
                table: "Surveys",
                columns: new[] { "RoundId", "BeneficiaryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_UnitId_RoundId_State",
                table: "Surveys",
                columns: new[] { "UnitId", "RoundId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_TeamAssignments_BeneficiaryId",
                table: "TeamAssignments",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_TeamAssignments_RoundId_BeneficiaryId",
                table: "TeamAssignments",
                columns: new[] { "RoundId", "BeneficiaryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TeamAssignments_TeamId",
                table: "TeamAssignments",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_Units_Code_ValidFrom",
                table: "Units",
                columns: new[] { "Code", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Units_ParentId",
                table: "Units",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Units_Path",
                table: "Units",
                column: "Path");

            migrationBuilder.CreateIndex(
                name: "IX_VerificationCases_BeneficiaryId",
                table: "VerificationCases",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_VerificationCases_CitizenRecordId",
                table: "VerificationCases",
                column: "CitizenRecordId");

            migrationBuilder.CreateIndex(
                name: "IX_VerificationCases_RowId",
                table: "VerificationCases",
                column: "RowId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VerificationCases_UnitId_State_DueOn",
                table: "VerificationCases",
                columns: new[] { "UnitId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_VerificationCases_UnitId_Year_Number",
                table: "VerificationCases",
                columns: new[] { "UnitId", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VerificationEvent_CaseId_Ordinal",
                table: "VerificationEvent",
                columns: new[] { "CaseId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VisitAttachments_BeneficiaryId",
                table: "VisitAttachments",
                column: "BeneficiaryId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitAttachments_MinuteId",
                table: "VisitAttachments",
                column: "MinuteId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitAttachments_PowerOfAttorneyId",
                table: "VisitAttachments",
                column: "PowerOfAttorneyId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitAttachments_SurveyId",
                table: "VisitAttachments",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SurveyId",
                table: "Visits",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitSubmissions_BeneficiaryId_RoundId",
                table: "VisitSubmissions",
                columns: new[] { "BeneficiaryId", "RoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitSubmissions_LeftOutCount",
                table: "VisitSubmissions",
                column: "LeftOutCount");

            migrationBuilder.CreateIndex(
                name: "IX_VisitSubmissions_PlanId",
                table: "VisitSubmissions",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitSubmissions_State_ReceivedAt",
                table: "VisitSubmissions",
                columns: new[] { "State", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitSubmissions_UnitId_State",
                table: "VisitSubmissions",
                columns: new[] { "UnitId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitTeamHamlets_HamletId",
                table: "VisitTeamHamlets",
                column: "HamletId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitTeamHamlets_RoundId_HamletId",
                table: "VisitTeamHamlets",
                columns: new[] { "RoundId", "HamletId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VisitTeamHamlets_TeamId",
                table: "VisitTeamHamlets",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitTeams_RoundId",
                table: "VisitTeams",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitTeams_UnitId_RoundId",
                table: "VisitTeams",
                columns: new[] { "UnitId", "RoundId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AttorneySettings");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "BackgroundWorks");

            migrationBuilder.DropTable(
                name: "BaseAmounts");

            migrationBuilder.DropTable(
                name: "BenefitRates");

            migrationBuilder.DropTable(
                name: "BulkActionLines");

            migrationBuilder.DropTable(
                name: "CarriedPeople");

            migrationBuilder.DropTable(
                name: "ChangeEvents");

            migrationBuilder.DropTable(
                name: "ColumnSelections");

            migrationBuilder.DropTable(
                name: "CorrectionProposals");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DataStamps");

            migrationBuilder.DropTable(
                name: "DayPlanStops");

            migrationBuilder.DropTable(
                name: "DuplicateDecisions");

            migrationBuilder.DropTable(
                name: "EditDrafts");

            migrationBuilder.DropTable(
                name: "Guardianships");

            migrationBuilder.DropTable(
                name: "IssuedPapers");

            migrationBuilder.DropTable(
                name: "Letterheads");

            migrationBuilder.DropTable(
                name: "ListLines");

            migrationBuilder.DropTable(
                name: "MatchCandidates");

            migrationBuilder.DropTable(
                name: "MatchRuns");

            migrationBuilder.DropTable(
                name: "OfficeColumnMaps");

            migrationBuilder.DropTable(
                name: "PaperCounters");

            migrationBuilder.DropTable(
                name: "PayeeReviews");

            migrationBuilder.DropTable(
                name: "PaymentArrangements");

            migrationBuilder.DropTable(
                name: "PaymentLines");

            migrationBuilder.DropTable(
                name: "ReceivedFileContents");

            migrationBuilder.DropTable(
                name: "ReceivingAgencyTerm");

            migrationBuilder.DropTable(
                name: "RegisterSnapshotLines");

            migrationBuilder.DropTable(
                name: "ResidenceFlags");

            migrationBuilder.DropTable(
                name: "ReturnExports");

            migrationBuilder.DropTable(
                name: "RoundDeadline");

            migrationBuilder.DropTable(
                name: "RowChanges");

            migrationBuilder.DropTable(
                name: "RowProblems");

            migrationBuilder.DropTable(
                name: "SavedFilters");

            migrationBuilder.DropTable(
                name: "SpellingAliases");

            migrationBuilder.DropTable(
                name: "SubmittedContents");

            migrationBuilder.DropTable(
                name: "SubmittedPictures");

            migrationBuilder.DropTable(
                name: "TeamAssignments");

            migrationBuilder.DropTable(
                name: "UserHamlets");

            migrationBuilder.DropTable(
                name: "VerificationEvent");

            migrationBuilder.DropTable(
                name: "VisitAttachmentContents");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropTable(
                name: "VisitSubmissions");

            migrationBuilder.DropTable(
                name: "VisitTeamHamlets");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "BulkActions");

            migrationBuilder.DropTable(
                name: "DayPlans");

            migrationBuilder.DropTable(
                name: "ClassificationLists");

            migrationBuilder.DropTable(
                name: "MatchDecisions");

            migrationBuilder.DropTable(
                name: "BankAccounts");

            migrationBuilder.DropTable(
                name: "HandOverLines");

            migrationBuilder.DropTable(
                name: "PaymentRuns");

            migrationBuilder.DropTable(
                name: "ReceivedFiles");

            migrationBuilder.DropTable(
                name: "RegisterSnapshots");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "VerificationCases");

            migrationBuilder.DropTable(
                name: "VisitAttachments");

            migrationBuilder.DropTable(
                name: "CarriedPlans");

            migrationBuilder.DropTable(
                name: "VisitTeams");

            migrationBuilder.DropTable(
                name: "PaymentProviders");

            migrationBuilder.DropTable(
                name: "Entitlements");

            migrationBuilder.DropTable(
                name: "HandOvers");

            migrationBuilder.DropTable(
                name: "Citizens");

            migrationBuilder.DropTable(
                name: "ImportRows");

            migrationBuilder.DropTable(
                name: "PowersOfAttorney");

            migrationBuilder.DropTable(
                name: "RefusalMinutes");

            migrationBuilder.DropTable(
                name: "SealKeys");

            migrationBuilder.DropTable(
                name: "BenefitCategories");

            migrationBuilder.DropTable(
                name: "ReceivingAgencies");

            migrationBuilder.DropTable(
                name: "ImportBatches");

            migrationBuilder.DropTable(
                name: "Surveys");

            migrationBuilder.DropTable(
                name: "Beneficiaries");

            migrationBuilder.DropTable(
                name: "Rounds");

            migrationBuilder.DropTable(
                name: "Hamlets");

            migrationBuilder.DropTable(
                name: "Units");
        }
    }
}
