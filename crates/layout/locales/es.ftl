# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Saltar
skip-content = Ir al contenido
skip-navigation = Ir a la navegación
skip-more = Más de { $name }
skip-languages = Ir a los idiomas
languages = Idiomas
sections = Secciones
front-page = Portada
section-world = Mundo
section-economy = Economía
section-science = Ciencia
section-climate = Clima
section-culture = Cultura
section-sport = Deportes
section-features = Reportajes

## Article
breadcrumb-label = Sección y fecha
published = Publicado: { $time }
updated = Actualizado: { $time }
minutes-to-read = { $count ->
    [one] { $count } minuto de lectura
   *[other] { $count } minutos de lectura
}
in-languages = { $count ->
    [one] En { $count } idioma
   *[other] En { $count } idiomas
}
print = Imprimir
picture-credit = Imagen: { $credit }
video-credit = Video: { $credit }
audio-credit = Audio: { $credit }
read-more = Leer más
video = Video
audio = Audio
# Read aloud by screen readers in place of the play button.
play-video = Reproducir video, { $duration }: { $title }
play-audio = Reproducir audio, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Descargar el archivo
duration-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
duration-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
duration-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
correction = Corrección
clarification = Aclaración
update-note = Actualización
preview-note = Vista previa para { $name }, hasta { $time }. Aún no publicado; por favor, no lo difunda.
corrected = Corregido
more-on-topic = Más sobre este tema
audio-and-video = Audio y video sobre el tema
links = Enlaces
recommended = Recomendado
most-recent = Lo más reciente
more-of-section = Más de { $section }
latest-in-section = Lo más nuevo primero, de nuestra redacción y de las agencias.
no-stories-yet = Aquí todavía no se ha publicado nada. Las noticias más recientes están en la portada.

## Languages
in-thirty-languages = { $name } en { $count } idiomas
story-in-marked-languages = Esta noticia se puede leer en los idiomas señalados
this-story = , esta noticia

## Footer
read-it-your-way = Léalo a su manera
evening-letter = La carta de la noche
feed-atom = Canal (Atom)
feed-json = Canal (JSON)
site-map = Mapa del sitio
no-cookies = Sin cookies ni rastreo
copyright = © { $name } { $year }

## The evening box
each-evening-at = Cada noche a las
letter-promise-title = El día, sopesado. Una sola carta.
letter-promise = Cada noche a las { $time } UTC, la redacción envía una selección de las noticias más importantes y los mejores reportajes del día.
letter-five-minutes = Cinco minutos de lectura, y el día puede terminar.
email-address = Su correo electrónico
sign-up = Suscribirse
letter-small-print = Le enviaremos un enlace para confirmar. Un clic en cualquier carta basta para darse de baja.

## Sign-up pages
letter-intro = Elegida por personas, nunca por lo que usted ha pulsado.
letter-language = Idioma de la carta
letter-time = Cuándo
letter-time-utc = Cada noche a las { $time } UTC
letter-time-local = Cada noche a las { $time } en mi zona horaria
time-zone = Zona horaria
email-invalid = Esta dirección no está completa. Por favor, revísela; por ejemplo, nombre@example.org.
sign-up-consent = Deseo recibir por correo electrónico la carta de la noche de { $name }. Puedo darme de baja en cualquier momento con un solo clic.
sign-up-kept = Enviaremos un único mensaje para confirmar la dirección. Sin un clic en él, no se conserva nada pasadas 48 horas. No medimos quién abre qué.
step-sign-up = Suscribirse
step-confirm = Confirmar
check-inbox-title = Ahora mire su bandeja de entrada
check-inbox = Si la dirección es correcta, hay un mensaje en camino a { $address }. Ábralo, siga el enlace y pulse el botón, y la carta llegará.
check-inbox-hint = Puede tardar unos minutos. Si no está ahí, mire en la carpeta de correo no deseado. El enlace funciona durante 48 horas. Puede cerrar esta página.
confirm-title = Un paso más
confirm-question = ¿Enviar la carta de la noche a { $address }?
confirm-button = Sí, envíenmela
confirmed-title = Le damos la bienvenida. Hasta las { $time } UTC
confirmed = Su dirección está confirmada. La primera carta le llegará esta noche.
link-expired-title = Este enlace ya no funciona
link-expired = Los enlaces de nuestros mensajes funcionan por tiempo limitado. Por favor, suscríbase de nuevo; es solo un momento.
preferences-title = Su carta
preferences-intro = No hace falta contraseña: esta página solo se abre desde un enlace de su carta, y el enlace es únicamente suyo.
preferences-since = { $address }, desde: { $date }
save = Guardar
saved = Guardado.
leave-title = Darse de baja
leave-question = ¿Dejar de enviar la carta de la noche a { $address }?
leave-explain = Un clic, sin preguntas.
leave-button = Darse de baja
left-title = Listo. No habrá más cartas
left = La dirección { $address } ha sido eliminada. Si la carta de hoy ya había salido cuando usted hizo clic, es posible que aún llegue; será la última.
left-undo = Fue un error, quiero recuperarla
read-front-page = Ir a la portada
web-edition-title = La carta de la noche, { $date }
no-letter-that-day = Esa noche no hubo carta.
too-many-requests-title = Un poco más despacio, por favor
too-many-requests = Desde su red llegaron demasiadas suscripciones en poco tiempo. Por favor, inténtelo de nuevo dentro de unos minutos.

## The mails
mail-confirm-subject = Por favor, confirme: la carta de la noche
mail-confirm-text = Alguien, esperamos que usted, ha pedido la carta de la noche de { $name } para esta dirección. Para recibirla, abra esta página y pulse el botón:
mail-confirm-ignore = Si no fue usted, no haga nada. No volverá a saber de nosotros y no se conserva nada pasadas 48 horas.
mail-confirm-action = Confirmar la dirección
mail-good-evening = Buenas noches.
mail-hard-news = Lo más importante
mail-features = Para la noche
mail-corrections = Correcciones
mail-correction-stood = La versión anterior apareció en nuestra carta del { $date }.
mail-read-on = Seguir leyendo
mail-withdrawn = Esta noticia ha sido retirada.
mail-view-online = Leer esta carta en la web
mail-unsubscribe = Darse de baja con un clic
mail-preferences = Idioma y hora
mail-why = Recibe esta carta porque se suscribió a ella en { $name }.

## Errors
not-found-title = Esta página no está aquí
not-found = Puede que la dirección tenga una errata o que el enlace que le trajo sea más antiguo que nuestra memoria. Usted no ha hecho nada mal.
withdrawn-title = Hemos retirado esta noticia
withdrawn = El texto se va, la dirección se queda y explicamos por qué.
withdrawn-on = Retirado: { $time }
withdrawn-agency = La agencia que la envió la ha anulado.
withdrawn-editors = Nuestra redacción la ha retirado.
unavailable-title = Esto descansa un momento
unavailable = Algo detrás de esta página no responde. Las noticias se pueden seguir leyendo; por favor, inténtelo de nuevo dentro de unos minutos.
bad-request-title = Eso no nos llegó completo
bad-request = El formulario estaba incompleto o era demasiado grande. Por favor, vuelva atrás e inténtelo de nuevo.
