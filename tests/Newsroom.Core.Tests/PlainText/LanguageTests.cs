using Newsroom.Core.Articles.PlainText;

namespace Newsroom.Core.Tests.PlainText;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("fr", "La rivière est sortie de son lit et les tisserands ont quitté le moulin sans attendre que la pluie cesse.")]
    [InlineData("en", "The river has left its bed and the weavers were out of the mill before the rain had stopped.")]
    [InlineData("de", "Der Fluss ist über die Ufer getreten, und die Weber haben die Mühle verlassen, noch bevor der Regen aufhörte.")]
    [InlineData("es", "El río se salió de su cauce y los tejedores dejaron el molino sin esperar a que parase la lluvia.")]
    [InlineData("it", "Il fiume è uscito dagli argini e i tessitori hanno lasciato il mulino prima che la pioggia smettesse di cadere.")]
    [InlineData("nl", "De rivier is buiten haar oevers getreden en de wevers hebben de molen verlaten voordat het ophield met regenen.")]
    [InlineData("pt", "O rio saiu do leito e os tecelões deixaram o moinho sem esperar que a chuva parasse, mas não foram longe.")]
    public void Function_words_tell_the_language(string language, string text) =>
        Assert.Equal(language, PlainTextReader.Read(text).Language);

    [Theory]
    [InlineData("")]
    [InlineData("Mill")]
    [InlineData("Halden 3, Bruges 1")]
    [InlineData("Река вышла из берегов, и ткачи ушли с мельницы раньше, чем кончился дождь.")]
    [InlineData("Rzeka wystąpiła z brzegów i tkacze opuścili młyn, zanim przestało padać.")]
    public void Too_little_or_another_language_stays_unknown(string text) => Assert.Null(PlainTextReader.Read(text).Language);

    [Fact]
    public void Two_languages_in_equal_parts_stay_unknown() =>
        Assert.Null(PlainTextReader.Read(
            "The river has left its bed and the weavers were out of the mill before the rain had stopped.\n\n"
            + "Der Fluss ist über die Ufer getreten, und die Weber haben die Mühle verlassen, bevor der Regen aufhörte.").Language);
}
