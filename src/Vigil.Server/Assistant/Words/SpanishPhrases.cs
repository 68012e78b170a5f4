namespace Vigil.Server.Assistant.Words;

/// <summary>Spanish: the frame of a talk. Articles, records and what is drafted for agents are English.</summary>
internal sealed class SpanishPhrases : EnglishPhrases
{
    public override string Spoken => "es";

    public override string Foreword => "Por ahora la respuesta detallada está solo en inglés. Si hace falta, le paso con una persona.";

    public override string Greeting => "Hola, soy el asistente. Puedo consultar sus retiros, depósitos, órdenes C2C, verificación y restricciones de la cuenta. ¿En qué puedo ayudarle?";

    public override string Welcome => "De nada. Si surge algo más, escriba aquí mismo.";

    public override string AnythingElse => "De nada. ¿Necesita algo más? Si no, pulse «Resuelto» y la conversación termina; puede volver cuando quiera.";

    public override string AlarmTakenBack => "Gracias, anoté que fue una falsa alarma. Para proteger su cuenta, el equipo de seguridad la revisa antes de cerrar; no hace falta nada más de su parte. Si congeló la cuenta, solo usted puede descongelarla, en el Centro de seguridad y con una nueva verificación; nadie lo hace por chat.";

    public override string GoOn => "Dígame, le escucho.";

    public override string Goodbye => "Bien, terminamos aquí. Si surge algo más, vuelva a escribir aquí.";

    public override string OfferPerson => "Esto es todo lo que encuentro, y preguntarme otra vez no traerá más. ¿Quiere que lo vea una persona? Pulse «Hablar con una persona»; no tendrá que repetir nada.";

    public override string AlsoAsked(IReadOnlyList<string> matters) => $"También preguntó por {string.Join(", ", matters.Select(m => $"«{m}»"))}; pulse abajo y se lo respondo a continuación.";

    public override string TookFiles => "El archivo llegó y quien le atienda podrá abrirlo. Yo no puedo leer imágenes ni archivos: cuénteme en una frase qué pasó o pida hablar con una persona.";

    public override string WhatHappened => "Cuénteme en una frase qué pasó; puedo consultarlo sin esos datos.";

    public override string DoNotKnow => "No tengo información fiable sobre esto y prefiero no adivinar. Puede preguntarlo de otra manera o hablar con una persona.";

    public override string NotKnownEither => "Tampoco tengo información fiable sobre esto y prefiero no adivinar. ¿Quiere que siga una persona? Pulse «Hablar con una persona»; no tendrá que repetir nada.";

    public override string NotIn(string title) => $"No lo he encontrado en el artículo «{title}».";

    public override string Nearest => "No estoy seguro de a qué punto se refiere. Toque uno de los títulos de abajo para leerlo; si no es ninguno, pregúntelo de otra manera o hable con una persona.";

    public override string Noted => "Lo he anotado, y quien le atienda también lo verá. Si lo anterior no lo resuelve, hable con una persona: seguirá desde aquí y no tendrá que repetir nada.";

    public override string WhichOne => "Para darle la respuesta correcta: ¿de cuál de estas cosas se trata? Si no es ninguna, pregúntelo de otra manera o hable con una persona.";

    public override string HandedOver => "Le paso con una persona del equipo. Ve todo lo que escribió y lo que consulté, así que no hace falta repetir nada.";

    public override string StillWaiting => "Ya está en la fila para hablar con una persona; no tiene que hacer nada más. Su lugar y, si se conoce, cuánto puede tardar se ve en la tarjeta de abajo, que se actualiza sola. Puede salir: conserva su lugar, y la respuesta quedará aquí.";

    public override string HandedOverUrgent => "El equipo de seguridad ya tiene su caso y lo atiende antes que los demás. Si aún quedan fondos en la cuenta, congélela primero: los retiros se detienen al instante. Nunca pedimos contraseñas, códigos ni frases de recuperación.";

    public override string HandedOverFrozen => "El equipo de seguridad ya tiene su caso y lo atiende antes que los demás. Su cuenta ya está congelada o a punto de estarlo; no hace falta repetirlo. Nunca pedimos contraseñas, códigos ni frases de recuperación.";

    public override string FreezeHere => "Como ha iniciado sesión, puede pulsar «Congelar mi cuenta ahora»: se detienen los retiros y todo lo que sale; aún podrá cerrar posiciones y añadir margen.";

    public override string HandedOverWithCare => "Gracias por contarlo. Lo que siente ahora importa. He pedido a una persona del equipo que hable con usted enseguida. Si está en peligro en este momento, llame al número de emergencias de su país o a alguien de confianza para que le acompañe.";

    public override string StillHere => "Le escucho y no está solo. Un compañero viene en camino; quédese aquí y escriba lo que quiera. Llame ahora a alguien de confianza y pídale que le acompañe. Si se le hace insoportable, llame enseguida a emergencias o a una línea de ayuda.";

    public override string RecordsUnavailable => "Ahora no puedo leer los registros de su cuenta, así que no puedo decirle cómo va. Pregúnteme de nuevo en unos minutos o hable con una persona; su pregunta queda aquí.";

    public override string SignInFirst => "Para consultar sus propios registros, inicie sesión primero.";

    public override string NoOther => "Aparte de lo que ya le dije, no encuentro otro registro. Si es uno anterior, envíeme su número, identificador de transacción o monto.";

    public override string AnotherThan(string written, string told) => $"Usted menciona {written} y esta operación es en {told}. Si se refiere a otra, envíeme su identificador de transacción.";

    public override string ChipHuman => "Hablar con una persona";

    public override string ChipSolved => "Resuelto";

    public override string ChipHowLong => "¿Cuánto falta?";

    public override string ChipCancel => "¿Aún puedo cancelarlo?";

    public override string ChipSignIn => "Iniciar sesión";

    public override string ChipFreeze => "Congelar mi cuenta ahora";
}
