namespace AsxhPortal.Web.Features.Beneficiaries.Registers;

/// <summary>Picks a page out of many hits without putting all of them in order.</summary>
internal static class HitOrder
{
    /// <summary>The hits from <paramref name="skip"/> on, in order; the span is rearranged.</summary>
    public static Span<Hit> Select(Span<Hit> hits, IReadOnlyList<UnitRegister> units, RegisterQuestion question, int skip, int take)
    {
        if (skip >= hits.Length)
            return [];
        take = Math.Min(take, hits.Length - skip);
        var order = new Comparer(units, question);
        var isInOrder = units.Count <= 1 && question is { Order: RegisterOrder.GivenName, IsDescending: false } && (!question.BestFitFirst || question.Text is null);
        if (!isInOrder)
        {
            // Everything before the page, then the page's own, then only those few in order.
            if (skip > 0)
                Partition(hits, skip, order);
            if (skip + take < hits.Length)
                Partition(hits[skip..], take, order);
            hits.Slice(skip, take).Sort(order);
        }
        return hits.Slice(skip, take);
    }

    /// <summary>The smallest <paramref name="count"/> to the front, in no order.</summary>
    private static void Partition(Span<Hit> hits, int count, Comparer order)
    {
        var (low, high) = (0, hits.Length - 1);
        while (low < high)
        {
            var pivot = MedianOf(hits[low], hits[low + (high - low) / 2], hits[high], order);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (order.Compare(hits[i], pivot) < 0)
                    i++;
                while (order.Compare(hits[j], pivot) > 0)
                    j--;
                if (i <= j)
                {
                    (hits[i], hits[j]) = (hits[j], hits[i]);
                    i++;
                    j--;
                }
            }
            if (count - 1 <= j)
                high = j;
            else if (count - 1 >= i)
                low = i;
            else
                return;
        }
    }

    private static Hit MedianOf(Hit a, Hit b, Hit c, Comparer order)
    {
        if (order.Compare(a, b) > 0)
            (a, b) = (b, a);
        if (order.Compare(b, c) > 0)
            b = c;
        return order.Compare(a, b) > 0 ? a : b;
    }

    private readonly struct Comparer(IReadOnlyList<UnitRegister> registers, RegisterQuestion question) : IComparer<Hit>
    {
        private readonly RegisterQuestion asked = question;
        private readonly UnitRegister[] units = [.. registers];
        private readonly RegisterOrder by = question.Order;
        private readonly bool descends = question.IsDescending;
        private readonly bool bestFirst = question.BestFitFirst;

        public int Compare(Hit one, Hit other)
        {
            if (bestFirst && one.Rank != other.Rank)
                return one.Rank - other.Rank;
            var (mine, theirs) = (units[one.Unit], units[other.Unit]);
            ref readonly var a = ref mine.Marks[one.Person];
            ref readonly var b = ref theirs.Marks[other.Person];
            var first = by switch
            {
                RegisterOrder.FullName => a.FullKey != b.FullKey ? a.FullKey.CompareTo(b.FullKey) : string.CompareOrdinal(FullNameKey.Of(mine.SortKeys[one.Person]), FullNameKey.Of(theirs.SortKeys[other.Person])),
                RegisterOrder.Birth => a.Birth.CompareTo(b.Birth),
                RegisterOrder.Hamlet when mine != theirs => string.CompareOrdinal(HamletOf(mine, a.Hamlet), HamletOf(theirs, b.Hamlet)),
                RegisterOrder.Hamlet => a.Hamlet.CompareTo(b.Hamlet),
                RegisterOrder.Amount => AmountOf(mine, one.Person, a).CompareTo(AmountOf(theirs, other.Person, b)),
                RegisterOrder.Outcome => ((int?)a.Outcome ?? -1).CompareTo((int?)b.Outcome ?? -1),
                RegisterOrder.Status => ((int)a.Status).CompareTo((int)b.Status),
                _ => 0,
            };
            if (first != 0)
                return descends ? -first : first;
            var name = a.GivenKey != b.GivenKey ? a.GivenKey.CompareTo(b.GivenKey) : string.CompareOrdinal(mine.SortKeys[one.Person], theirs.SortKeys[other.Person]);
            if (name == 0)
                name = mine.Ids[one.Person].CompareTo(theirs.Ids[other.Person]);
            return by == RegisterOrder.GivenName && descends ? -name : name;
        }

        private static string HamletOf(UnitRegister unit, short hamlet) => hamlet < 0 ? "" : unit.Hamlets[hamlet].Key;

        private long AmountOf(UnitRegister unit, int person, in PersonMarks marks) => asked.Group is null && asked.Category is null
            ? marks.Amount
            : RegisterAmounts.Of(unit.EntitlementsOf(person), asked.Group, asked.Category) ?? -1;
    }
}
