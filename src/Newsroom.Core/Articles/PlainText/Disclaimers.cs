namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Sentences that limit what the report answers for. Told by words that meet: views, and whose they are or that
/// they need not be the house's; information, and that it is no advice; a translation, and that a machine made it.
/// </summary>
internal static class Disclaimers
{
    private const int Longest = 700;

    public static void Claim(Page page)
    {
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind is null && block.Length is >= 30 and <= Longest && (i < 3 || page.InTail(i)) && !block.IsQuoted && !Footnotes.BeginsLikeNote(block) && IsDisclaimer(block.Folded))
                block.Claim(SpanKind.Disclaimer);
        }
    }

    private static bool IsDisclaimer(string folded) => CallsItselfOne(folded) || LimitsOpinions(folded) || IsNoAdvice(folded) || IsMachineTranslated(folded);

    private static bool CallsItselfOne(string folded)
    {
        foreach (var cue in (ReadOnlySpan<string>)[" disclaimer ", " clause de non responsabilite ", " haftungsausschluss ", " haftungshinweis ", " descargo de responsabilidad ", " exclusion de responsabilite "])
        {
            if (folded.StartsWith(cue, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool LimitsOpinions(string folded)
    {
        var views = folded.HasStem("opinion", "meinung", "ansicht", "opinione", "opiniao", "opinioes", "mening")
            || folded.HasAny("views", "view", "vues", "points de vue", "point de vue", "propos", "contenu", "inhalt", "contenido");
        var owner = folded.HasStem("auteur", "author", "autor", "verfasser", "contributor", "contribut", "kolumn", "columnist", "chroniqueur", "tribune", "writer");
        var expressed = folded.HasStem("exprim", "express", "geausser", "ausser", "wiedergegeben", "expresad", "vertret", "espress", "express", "expressa");
        var notOurs = folded.HasStem("reflet", "reflec", "refleja", "reflejan", "riflett", "refletem", "necess", "notwend", "spiegel", "represent", "engag", "weerspiegel", "coincid", "entsprech")
            && (folded.HasAny("not", "pas", "nicht", "no", "non", "nao", "niet", "only", "seul", "seuls", "alone", "solely") || folded.Has("n engagent que") || folded.Has("n engage que"));
        return views && owner && (expressed || notOurs) && (notOurs || folded.HasAny("own", "propres", "alone", "solely", "seuls", "seul", "allein", "sole", "exclusivamente", "exclusive"))
            || (views && expressed && notOurs && folded.HasStem("redaction", "redaktion", "redaccion", "redazione", "editorial", "publisher", "editeur", "publication", "journal", "zeitung"));
    }

    private static bool IsNoAdvice(string folded)
    {
        var information = folded.HasStem("inform");
        var advice = folded.HasAny("advice", "conseil", "conseils", "beratung", "anlageberatung", "rechtsberatung", "asesoramiento", "consejo", "consulenza", "recommendation", "recommandation", "empfehlung");
        var isNot = folded.HasAny("does not constitute", "do not constitute", "is not", "not intended", "should not be", "ne constitue pas", "ne constituent pas", "ne saurait", "ne sauraient", "keine", "stellt keine", "no constituye", "no constituyen", "non costituisce", "nao constitui");
        var purpose = folded.HasAny("informational purposes", "information purposes", "titre informatif", "titre d information", "informationszwecken", "fines informativos", "scopo informativo", "purposes only");
        return advice && isNot && (information || purpose);
    }

    private static bool IsMachineTranslated(string folded) =>
        folded.HasAny(
            "translated automatically", "automatically translated", "machine translated", "machine translation", "traduit automatiquement", "traduction automatique",
            "maschinell ubersetzt", "automatisch ubersetzt", "maschinelle ubersetzung", "traducido automaticamente", "traduccion automatica", "tradotto automaticamente", "traduzido automaticamente", "automatisch vertaald")
        && folded.HasAny("this article", "this text", "this story", "this report", "cet article", "ce texte", "dieser artikel", "dieser text", "dieser beitrag", "este articulo", "este texto", "questo articolo", "este artigo", "dit artikel", "article", "artikel",
            // … or the language that it was translated from.
            "de l anglais", "depuis l anglais", "du russe", "de l ukrainien", "du chinois", "du coreen", "de l allemand", "de l espagnol",
            "from english", "from russian", "from ukrainian", "from chinese", "from korean", "from german", "from french", "from spanish",
            "aus dem englischen", "aus dem russischen", "aus dem ukrainischen", "aus dem franzosischen",
            "del ingles", "del ruso", "del frances", "dall inglese", "do ingles", "uit het engels");
}
