/** Words of pictures and uploads. */
export const mediaMessages = {
  UPLOAD_NOT_FOUND: ['없는 업로드입니다.', 'There is no such upload.'],
  UPLOAD_WRONG_PURPOSE: ['다른 용도의 업로드입니다.', 'This upload was made for another purpose.'],
  UPLOAD_EXPIRED: ['업로드가 만료되었습니다. 다시 올려 주세요.', 'This upload has expired; please upload again.'],
  UPLOAD_USED: ['이미 사용한 업로드입니다.', 'This upload was used already.'],
  UPLOAD_MISSING: ['아직 사진이 올라오지 않았습니다.', 'Nothing has been uploaded yet.'],
  UPLOAD_WRONG_SIZE: ['알린 크기와 다른 파일입니다.', 'The file does not have the announced size.'],
  UPLOAD_NOT_ALLOWED: ['업로드 주소가 올바르지 않거나 만료되었습니다.', 'This upload address is wrong or has expired.'],
  PICTURE_UNSUPPORTED: [
    'JPEG, PNG, WebP, AVIF 사진만 올릴 수 있습니다.',
    'Only JPEG, PNG, WebP and AVIF pictures, as announced, are taken.',
  ],
  PICTURE_POLYGLOT: ['사진이 아닌 내용이 들어 있는 파일입니다.', 'This file holds something else than a picture.'],
  PICTURE_BROKEN: ['손상된 사진입니다.', 'This picture is damaged or incomplete.'],
  PICTURE_TOO_MANY_PIXELS: ['사진이 5천만 화소를 넘습니다.', 'This picture has more than 50 megapixels.'],
} as const;
