namespace AsxhPortal.Documents.Kit;

/// <summary>Places in <see cref="WorkbookParts"/>' list of cell formats.</summary>
internal static class TableStyles
{
    public const int Header = 1, Text = 2, Money = 3, Date = 4, Centered = 5, Number = 6, TotalText = 7, TotalMoney = 8;

    public static int Of(ColumnFormat format) => format switch
    {
        ColumnFormat.Money => Money,
        ColumnFormat.Date => Date,
        ColumnFormat.Centered => Centered,
        ColumnFormat.Number => Number,
        _ => Text,
    };
}

/// <summary>The parts of a workbook that hold no rows (ECMA-376): table of contents, styles, names of the two sheets, print set-up.</summary>
internal static class WorkbookParts
{
    public const string SheetStart =
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""";

    /// <summary>A4 across, as wide as the page and as long as it takes; margins of NĐ 30/2020 in inches (left 30, right 15, top and bottom 20 mm).</summary>
    public const string PageSetup =
        """<pageMargins left="1.1811" right="0.5906" top="0.7874" bottom="0.7874" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter>""";

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static IEnumerable<(string Name, string Content)> Of(string sheetName, string informationSheet)
    {
        yield return ("[Content_Types].xml", Declaration
            + """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"""
            + """<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"""
            + """<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        yield return ("_rels/.rels", Declaration
            + $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        yield return ("xl/_rels/workbook.xml.rels", Declaration
            + $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
        yield return ("xl/workbook.xml", Workbook(SheetName(sheetName), informationSheet));
        yield return ("xl/styles.xml", Styles);
    }

    /// <summary>The first row is repeated on every printed page.</summary>
    private static string Workbook(string sheet, string information) => Declaration
        + $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Office}"><sheets><sheet name="{SheetXml.EscapedText(sheet)}" sheetId="1" r:id="rId1"/><sheet name="{information}" sheetId="2" r:id="rId2"/></sheets>"""
        + $"""<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'{SheetXml.EscapedText(sheet.Replace("'", "''", StringComparison.Ordinal))}'!$1:$1</definedName></definedNames></workbook>""";

    private static string SheetName(string wanted)
    {
        var name = new string([.. VietnameseFormat.Clean(wanted).Select(c => ":\\/?*[]'".Contains(c, StringComparison.Ordinal) ? ' ' : c)]).Trim();
        return name.Length == 0 ? "Danh sách" : name.Length > 31 ? name[..31].TrimEnd() : name;
    }

    private const string Styles = Declaration
        + """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="#,##0"/></numFmts>"""
        + """<fonts count="2"><font><sz val="12"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="12"/><name val="Times New Roman"/><family val="1"/></font></fonts>"""
        + """<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/><bgColor indexed="64"/></patternFill></fill></fills>"""
        + """<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>"""
        + """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"""
        + """<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>"""
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>"""
        + """<xf numFmtId="165" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="center"/></xf>"""
        + """<xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>"""
        + """<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>"""
        + """<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="center"/></xf>"""
        + """<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"/></xf>"""
        + """<xf numFmtId="165" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="center"/></xf></cellXfs>"""
        + """<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""";
}
