/** Words of pictures and uploads. */
export const mediaMessages = {
  UPLOAD_NOT_FOUND: ['없는 업로드입니다.', 'There is no such upload.'],
  UPLOAD_WRONG_PURPOSE: ['다른 용도의 업로드입니다.', 'This upload was made for another purpose.'],
  UPLOAD_EXPIRED: ['업로드가 만료되었습니다. 다시 올려 주세요.', 'This upload has expired; please upload again.'],
  UPLOAD_USED: ['이미 사용한 업로드입니다.', 'This upload was used already.'],
  UPLOAD_MISSING: ['아직 사진이 올라오지 않았습니다.', 'Nothing has been uploaded yet.'],
  UPLOAD_WRONG_SIZE: [
    '알린 크기와 다른 파일입니다. {limit}바이트여야 합니다.',
    'The file does not have the announced size of {limit} bytes.',
  ],
  UPLOAD_WRONG_TYPE: [
    'Content-Type이 알린 것과 다릅니다. {limit}이어야 합니다.',
    'The Content-Type is not the announced one: it must be {limit}.',
  ],
  UPLOAD_NOT_ALLOWED: ['올바른 업로드 주소가 아닙니다.', 'This is not the upload address that was given.'],
  PICTURE_ADDRESS_EXPIRED: [
    '사진 주소가 만료되었습니다. 메시지를 다시 불러오세요.',
    'This address of a picture has expired; load the message again.',
  ],
  PICTURE_UNSUPPORTED: [
    'JPEG, PNG, WebP, AVIF 사진만 올릴 수 있습니다.',
    'Only JPEG, PNG, WebP and AVIF pictures are taken.',
  ],
  PICTURE_BROKEN: ['손상된 사진입니다.', 'This picture is damaged or incomplete.'],
  PICTURE_TOO_MANY_PIXELS: ['사진이 5천만 화소를 넘습니다.', 'This picture has more than 50 megapixels.'],
} as const;
