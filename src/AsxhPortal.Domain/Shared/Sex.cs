namespace AsxhPortal.Domain.Shared;

public enum Sex { Male, Female }

public static class SexWords
{
    public static string ToVietnamese(this Sex sex) => sex == Sex.Male ? "Nam" : "Nữ";
}
